package com.crovver.gate;

import com.crovver.spi.ActionIdResolver;
import com.crovver.spi.ActionView;
import com.crovver.spi.MalformedKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the idempotency key of a request where {@code crovver.key} says. Immutable, thread-safe if the resolver is. */
public final class ActionKeys {

    /** What a setting may say, for messages. */
    public static final String ALLOWED = "header:NAME, parameter:NAME (a field of HTML forms), the name of a class that"
            + " implements " + ActionIdResolver.class.getName() + ", or several of these with commas between them";

    /** What counts unless configured. */
    public static final String DEFAULT = "header:Idempotency-Key";

    private static final String HEADER = "header:";
    private static final String PARAMETER = "parameter:";
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    private final List<KeySource> sources;

    private ActionKeys(List<KeySource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The places that a setting describes.
     *
     * @param byName makes the application's class of a name
     * @throws IllegalArgumentException if the text is not {@link #ALLOWED}, or a class cannot be used
     */
    public static ActionKeys parse(String text, Function<String, ActionIdResolver> byName) {
        List<KeySource> sources = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            sources.add(source(part.strip(), byName));
        }
        return new ActionKeys(sources);
    }

    private static KeySource source(String text, Function<String, ActionIdResolver> byName) {
        if (text.startsWith(HEADER)) {
            String name = text.substring(HEADER.length());
            if (!name.matches(TOKEN)) {
                throw new IllegalArgumentException("\"" + name + "\" is no name of a header");
            }
            return new HeaderKey(name);
        } else if (text.startsWith(PARAMETER)) {
            String name = text.substring(PARAMETER.length());
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name must follow \"" + PARAMETER + "\"");
            }
            return new FormFieldKey(name);
        }
        return new ResolvedKey(byName.apply(text));
    }

    /**
     * The key of a request, or empty if it has none.
     *
     * @throws MalformedKeyException if it has more than one, or one that is none
     */
    Optional<FoundKey> find(ActionView view) {
        List<FoundKey> keys =
                sources.stream().flatMap(source -> source.key(view).stream()).toList();
        if (keys.size() > 1) {
            throw new MalformedKeyException("Send one key; there were " + keys.size() + ".");
        }
        return keys.stream().findFirst();
    }

    /** What a client has to send, completing "Send ...". */
    String wanted() {
        return sources.stream().map(KeySource::wanted).collect(Collectors.joining(", or "));
    }
}
