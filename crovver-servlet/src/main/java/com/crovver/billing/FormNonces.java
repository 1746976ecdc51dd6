package com.crovver.billing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one-time values of forms and recognises its own. A value is good for one caller and one button for an hour.
 * Thread-safe.
 *
 * <p>Values carry their own proof, so that showing pages fills no memory. The key of that proof never leaves this object: a
 * value that another node or an earlier start made is not recognised, since nobody here could know whether it was used.
 */
final class FormNonces {

    /** How long a form can be sent after it was shown. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;
    private static final int HEAD_BYTES = Long.BYTES + RANDOM_BYTES;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    FormNonces(Clock clock) {
        this.clock = clock;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * A new value.
     *
     * @param scope who may send the form, and what its button does
     */
    String mint(@Nullable String... scope) {
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
                .put(randomBytes())
                .array();
        byte[] proof = proof(head, scope);
        byte[] whole = Arrays.copyOf(head, HEAD_BYTES + proof.length);
        System.arraycopy(proof, 0, whole, HEAD_BYTES, proof.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Whether a value was made here for this scope, and its time is not over. Says nothing about whether it was used. */
    boolean isValid(String nonce, @Nullable String... scope) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (whole.length <= HEAD_BYTES || !canonical(nonce, whole)) {
            return false;
        }
        byte[] head = Arrays.copyOf(whole, HEAD_BYTES);
        byte[] proof = Arrays.copyOfRange(whole, HEAD_BYTES, whole.length);
        return MessageDigest.isEqual(proof(head, scope), proof)
                && clock.instant()
                        .isBefore(Instant.ofEpochSecond(ByteBuffer.wrap(head).getLong()));
    }

    /** Base64 can spell the same bytes in several ways; a second spelling would be a second use. */
    private static boolean canonical(String nonce, byte[] decoded) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(nonce);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] proof(byte[] head, @Nullable String... scope) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            for (String field : scope) {
                byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
                // The length first, so that no two scopes run together; an absent field differs from an empty one.
                mac.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(field == null ? -1 : bytes.length)
                        .array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
