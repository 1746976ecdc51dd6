package com.crovver.client;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a text what must not be written down: keys, tokens, and people's addresses. */
final class Redaction {

    static final String HIDDEN = "***";

    private static final Pattern KEY = Pattern.compile("[sp]k_(?:live|test)_[A-Za-z0-9_-]+");
    private static final Pattern WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+");

    /** The value of a field whose name ends in "token", however it is spelt; quotes may be escaped, as in JSON within JSON. */
    private static final Pattern TOKEN_FIELD =
            Pattern.compile("(token\\\\*\"\\s*:\\s*)(?:(\\\\*\")[^\"]*|[^\\s\"\\\\,}\\]]+)", Pattern.CASE_INSENSITIVE);

    /** That of a parameter of a URL; its signs may be percent-encoded, as in a URL within a URL. */
    private static final Pattern TOKEN_PARAMETER =
            Pattern.compile("(token(?:=|%3D))[^&#\"\\\\\\s]*", Pattern.CASE_INSENSITIVE);

    /** A visible character that is written as an escape for no need, but a quote or a backslash. */
    private static final Pattern NEEDLESS_ESCAPE =
            Pattern.compile("\\\\u00(2[013-9a-fA-F]|[346][0-9a-fA-F]|5[0-9abd-fABD-F]|7[0-9a-eA-E])");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"'<>(),;:=]{1,64}@[^\\s@\"'<>(),;:=]{1,255}");

    private Redaction() {}

    /** The text without keys and tokens. */
    static String secrets(String text) {
        String shown = KEY.matcher(unescaped(text)).replaceAll(HIDDEN);
        shown = TOKEN_FIELD
                .matcher(shown)
                .replaceAll(field -> Matcher.quoteReplacement(
                        field.group(1) + Objects.requireNonNullElse(field.group(2), "") + HIDDEN));
        shown = TOKEN_PARAMETER.matcher(shown).replaceAll("$1" + HIDDEN);
        return WEB_TOKEN.matcher(shown).replaceAll(HIDDEN);
    }

    /** The text without e-mail addresses. */
    static String addresses(String text) {
        return EMAIL.matcher(text).replaceAll(HIDDEN);
    }

    private static String unescaped(String text) {
        return NEEDLESS_ESCAPE
                .matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
