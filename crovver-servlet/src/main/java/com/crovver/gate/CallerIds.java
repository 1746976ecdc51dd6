package com.crovver.gate;

import com.crovver.spi.CallerIdResolver;
import java.security.Principal;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code session:NAME}, {@code request-attribute:NAME}, {@code principal}, {@code header:NAME}, or a class's name. */
public final class CallerIds {

    /** What a setting may say, for messages. */
    public static final String ALLOWED =
            "session:NAME, request-attribute:NAME, principal, header:NAME behind a gateway that sets it, or the name of"
                    + " a class that implements " + CallerIdResolver.class.getName();

    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    private CallerIds() {}

    /**
     * The resolver that a setting describes.
     *
     * @param byName makes the application's class of a name
     * @throws IllegalArgumentException if the text is none of {@link #ALLOWED}, or the class cannot be used
     */
    public static CallerIdResolver parse(String text, Function<String, CallerIdResolver> byName) {
        if (text.equals("principal")) {
            return view -> {
                Principal principal = view.principal();
                return principal == null ? null : principal.getName();
            };
        } else if (text.startsWith("session:")) {
            String name = nameBehind("session:", text);
            return view -> text(view.sessionAttribute(name), text);
        } else if (text.startsWith("request-attribute:")) {
            String name = nameBehind("request-attribute:", text);
            return view -> text(view.requestAttribute(name), text);
        } else if (text.startsWith("header:")) {
            String name = nameBehind("header:", text);
            if (!name.matches(HEADER_NAME)) {
                throw new IllegalArgumentException("no header can have that name");
            }
            return new HeaderCallerId(name);
        }
        return byName.apply(text);
    }

    /** Whether a resolver believes what any client can send. */
    public static boolean believesClients(CallerIdResolver resolver) {
        return resolver instanceof HeaderCallerId;
    }

    private static String nameBehind(String prefix, String text) {
        String name = text.substring(prefix.length()).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name must follow \"" + prefix + "\"");
        }
        return name;
    }

    /** Ids are text; numbers and UUIDs are read as their text. Any other object would show its class name, if anything. */
    private static @Nullable String text(@Nullable Object value, String source) {
        if (value == null || value instanceof String) {
            return (String) value;
        } else if (value instanceof Number || value instanceof UUID) {
            return value.toString();
        }
        throw new UnusableCallerException(
                source + " holds a " + value.getClass().getName()
                        + "; an id is a String, a Number or a UUID, or write a " + CallerIdResolver.class.getName());
    }
}
