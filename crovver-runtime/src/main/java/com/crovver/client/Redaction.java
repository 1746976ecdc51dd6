package com.crovver.client;

import java.util.regex.Pattern;

/** Takes out of a text what must not be written down: keys, tokens, and people's addresses. */
final class Redaction {

    static final String HIDDEN = "***";

    private static final Pattern KEY = Pattern.compile("\\b[sp]k_(?:live|test)_[A-Za-z0-9_-]+");
    private static final Pattern WEB_TOKEN = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+");
    private static final Pattern TOKEN_FIELD = Pattern.compile("(\"token\"\\s*:\\s*\")[^\"]*");
    private static final Pattern TOKEN_PARAMETER = Pattern.compile("([?&]token=)[^&#\"\\s]*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"'<>(),;:=]{1,64}@[^\\s@\"'<>(),;:=]{1,255}");

    private Redaction() {}

    /** The text without keys and tokens. */
    static String secrets(String text) {
        String shown = KEY.matcher(text).replaceAll(HIDDEN);
        shown = TOKEN_FIELD.matcher(shown).replaceAll("$1" + HIDDEN);
        shown = TOKEN_PARAMETER.matcher(shown).replaceAll("$1" + HIDDEN);
        return WEB_TOKEN.matcher(shown).replaceAll(HIDDEN);
    }

    /** The text without e-mail addresses. */
    static String addresses(String text) {
        return EMAIL.matcher(text).replaceAll(HIDDEN);
    }
}
