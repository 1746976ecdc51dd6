package com.crovver.gate;

import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code Idempotency-Key} of a request: a string of RFC 8941, tolerated without quotes, 1 to 255 visible
 * characters.
 */
final class IdempotencyKey {

    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /**
     * The key, or empty if none was sent.
     *
     * @param values every value of the header
     * @throws IllegalArgumentException if there is more than one, or it is not a key; the message is for the client
     */
    static Optional<String> parse(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        } else if (values.size() > 1) {
            throw new IllegalArgumentException("Send one key; there were " + values.size() + ".");
        }
        String value = values.get(0).strip();
        String key = value.startsWith("\"") ? unquote(value) : value;
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A key has 1 to " + MAX_LENGTH + " characters; this one has " + key.length() + ".");
        } else if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("A key has visible ASCII characters only, and no space.");
        } else if (!value.startsWith("\"") && key.indexOf(',') >= 0) {
            // Proxies join repeated headers with a comma: this may be two keys.
            throw new IllegalArgumentException("A key with a comma must be quoted.");
        }
        return Optional.of(key);
    }

    private static String unquote(String value) {
        StringBuilder key = new StringBuilder();
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                if (i != value.length() - 1) {
                    throw new IllegalArgumentException("Nothing may follow the closing quote of a key.");
                }
                return key.toString();
            } else if (c == '\\') {
                i++;
                if (i == value.length() || (value.charAt(i) != '"' && value.charAt(i) != '\\')) {
                    throw new IllegalArgumentException("In a quoted key, \\ comes before \" or \\ only.");
                }
                c = value.charAt(i);
            }
            key.append(c);
        }
        throw new IllegalArgumentException("The closing quote of the key is missing.");
    }
}
