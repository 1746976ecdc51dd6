package com.crovver.gate;

import com.crovver.spi.MalformedKeyException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is a key: 1 to 255 visible ASCII characters; in a header a string of RFC 9651, tolerated without quotes. */
final class IdempotencyKey {

    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /**
     * The key in a header, or empty if it was not sent.
     *
     * @param values every value of the header
     * @throws MalformedKeyException if there is more than one, or it is not a key
     */
    static Optional<String> ofHeader(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        } else if (values.size() > 1) {
            throw new MalformedKeyException("Send one key; there were " + values.size() + ".");
        }
        String value = values.get(0).strip();
        if (value.startsWith("\"")) {
            return Optional.of(of(unquote(value)));
        } else if (value.indexOf(',') >= 0) {
            // Proxies join repeated headers with a comma: this may be two keys.
            throw new MalformedKeyException("A key with a comma must be quoted.");
        }
        return Optional.of(of(value));
    }

    /**
     * The text itself, if it is a key.
     *
     * @throws MalformedKeyException if it is not
     */
    static String of(String key) {
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw new MalformedKeyException(
                    "A key has 1 to " + MAX_LENGTH + " characters; this one has " + key.length() + ".");
        } else if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new MalformedKeyException("A key has visible ASCII characters only, and no space.");
        }
        return key;
    }

    /** A key as it may be sent back in a header: as it is, or as a string where it would be read as something else; null stays null. */
    static @Nullable String inHeader(@Nullable String key) {
        if (key == null) {
            return null;
        }
        boolean plain = key.indexOf(',') < 0 && !key.startsWith("\"");
        return plain ? key : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unquote(String value) {
        StringBuilder key = new StringBuilder();
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                if (i != value.length() - 1) {
                    throw new MalformedKeyException("Nothing may follow the closing quote of a key.");
                }
                return key.toString();
            } else if (c == '\\') {
                i++;
                if (i == value.length() || (value.charAt(i) != '"' && value.charAt(i) != '\\')) {
                    throw new MalformedKeyException("In a quoted key, \\ comes before \" or \\ only.");
                }
                c = value.charAt(i);
            }
            key.append(c);
        }
        throw new MalformedKeyException("The closing quote of the key is missing.");
    }
}
