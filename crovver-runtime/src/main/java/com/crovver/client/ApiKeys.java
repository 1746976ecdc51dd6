package com.crovver.client;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of an organization. The only class that holds them; they leave it in requests and nowhere else. */
final class ApiKeys {

    private static final int MAX_PRINTED = 300;
    private static final int MAX_LOGGED = 10_000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

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
     * The header that carries the key of a call; none if the query does.
     *
     * @throws IllegalStateException if there is no such key
     */
    Map<String, String> header(ApiCall<?> call) {
        if (inQuery(call)) {
            return Map.of();
        }
        return switch (call.key()) {
            case PUBLIC_IN_HEADER -> Map.of("x-public-key", requiredPublicKey(call));
            case SECRET -> Map.of("Authorization", bearer(call, " needs a secret key"));
            default -> Map.of("Authorization", bearer(call, " needs a key"));
        };
    }

    /**
     * The query field that carries the key of a call; none if a header does.
     *
     * @throws IllegalStateException if there is no such key
     */
    Map<String, String> query(ApiCall<?> call) {
        return inQuery(call) ? Map.of("publicKey", requiredPublicKey(call)) : Map.of();
    }

    private boolean inQuery(ApiCall<?> call) {
        return call.key() == KeyChoice.PUBLIC_IN_QUERY
                || (call.key() == KeyChoice.SECRET_OR_PUBLIC && secret == null && publicKey != null);
    }

    private String bearer(ApiCall<?> call, String complaint) {
        if (secret == null) {
            String remedy = call.key() == KeyChoice.SECRET ? "secretKey" : "secretKey or publicKey";
            throw new IllegalStateException(call + complaint + ": set CrovverClientBuilder." + remedy);
        }
        return "Bearer " + secret;
    }

    private String requiredPublicKey(ApiCall<?> call) {
        if (publicKey == null) {
            throw new IllegalStateException(call + " needs a public key: set CrovverClientBuilder.publicKey");
        }
        return publicKey;
    }

    /** Text from outside in a form fit for messages: no key, token, address or control character, not too long. */
    String printable(String text) {
        return shortened(Redaction.addresses(withoutSecrets(text)), MAX_PRINTED);
    }

    /** A body in a form fit for a log whose owner asked for bodies: no key, token or control character, not too long. */
    String loggable(String body) {
        return shortened(withoutSecrets(body), MAX_LOGGED);
    }

    /** Whether payments with these keys are for trying only; empty if that cannot be told. */
    Optional<Boolean> forTests() {
        String key = secret != null ? secret : publicKey;
        if (key == null || !key.matches("[sp]k_(live|test)_.*")) {
            return Optional.empty();
        }
        return Optional.of(key.startsWith("test_", 3));
    }

    private String withoutSecrets(String text) {
        String shown = text;
        if (secret != null) {
            shown = shown.replace(secret, Redaction.HIDDEN);
        }
        if (publicKey != null) {
            shown = shown.replace(publicKey, Redaction.HIDDEN);
        }
        return Redaction.secrets(shown);
    }

    private static String shortened(String text, int length) {
        String shown = INVISIBLE.matcher(text).replaceAll(" ");
        return shown.length() <= length ? shown : shown.substring(0, length) + "...";
    }

    /** Which keys there are. */
    @Override
    public String toString() {
        return "ApiKeys[secret=" + (secret == null ? "none" : Redaction.HIDDEN) + ", public="
                + (publicKey == null ? "none" : Redaction.HIDDEN) + "]";
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
