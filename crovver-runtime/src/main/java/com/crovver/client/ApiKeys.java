package com.crovver.client;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of an organization. The only class that holds them; they leave it in requests and nowhere else. */
final class ApiKeys {

    private static final int MAX_PRINTED = 300;
    private static final String HIDDEN = "***";
    private static final Pattern KEY_LIKE = Pattern.compile("\\b[sp]k_(?:live|test)_[A-Za-z0-9_-]+");

    private final @Nullable String secret;
    private final @Nullable String publicKey;

    /**
     * Takes the keys.
     *
     * @param secret null if there is none
     * @param publicKey null if there is none
     * @throws IllegalArgumentException if a key is blank, holds a space or a control character, or is of the other kind
     */
    ApiKeys(@Nullable String secret, @Nullable String publicKey) {
        this.secret = checked("secretKey", secret, "pk_");
        this.publicKey = checked("publicKey", publicKey, "sk_");
    }

    /**
     * Puts the key that a call takes into its request.
     *
     * @throws IllegalStateException if there is no such key
     */
    void apply(ApiCall<?> call, Map<String, String> headers, Map<String, String> query) {
        if (secret != null) {
            headers.put("Authorization", "Bearer " + secret);
        } else if (publicKey != null && call.key() == KeyChoice.SECRET_OR_PUBLIC) {
            query.put("publicKey", publicKey);
        } else {
            throw new IllegalStateException(call
                    + switch (call.key()) {
                        case SECRET -> " needs a secret key: set CrovverClientBuilder.secretKey";
                        case SECRET_OR_PUBLIC -> " needs a key: set CrovverClientBuilder.secretKey or publicKey";
                    });
        }
    }

    /** Text from outside in a form fit for messages and logs: no key, no control character, not too long. */
    String printable(String text) {
        String shown = text;
        if (secret != null) {
            shown = shown.replace(secret, HIDDEN);
        }
        if (publicKey != null) {
            shown = shown.replace(publicKey, HIDDEN);
        }
        shown = KEY_LIKE.matcher(shown).replaceAll(HIDDEN);
        shown = shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ");
        return shown.length() <= MAX_PRINTED ? shown : shown.substring(0, MAX_PRINTED) + "...";
    }

    /** Which keys there are. */
    @Override
    public String toString() {
        return "ApiKeys[secret=" + (secret == null ? "none" : HIDDEN) + ", public="
                + (publicKey == null ? "none" : HIDDEN) + "]";
    }

    private static @Nullable String checked(String setting, @Nullable String key, String otherKind) {
        if (key == null) {
            return null;
        }
        if (key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    setting + " must be visible ASCII characters without spaces; check how it was copied");
        }
        if (key.startsWith(otherKind)) {
            throw new IllegalArgumentException(setting + " is a key of the other kind: it starts with " + otherKind);
        }
        return key;
    }
}
