package com.crovver.webhook;

import com.crovver.model.CrovverProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells Crovver's deliveries from forged ones, and reads them. Immutable and thread-safe.
 *
 * <pre>{@code
 * WebhookEvent event = verifier.verify(request.getInputStream().readAllBytes(), request.getHeader("X-Crovver-Signature"));
 * }</pre>
 *
 * <p>Pass the body as it came over the wire: text that was decoded and encoded again, or JSON that was parsed and written
 * again, has other bytes. Bound the body's length before reading it; an event has less than a kilobyte or two.
 */
public final class WebhookVerifier {

    /** Name of the header that carries the signature. */
    public static final String SIGNATURE_HEADER = "X-Crovver-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final List<SecretKeySpec> secrets;

    /**
     * Takes the signing secret of an endpoint, or several while one replaces another.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public WebhookVerifier(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("there must be at least one signing secret, and none may be blank");
        }
        this.secrets = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /**
     * Takes one signing secret.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public WebhookVerifier(String secret) {
        this(List.of(secret));
    }

    /**
     * The event of a delivery, read only after its signature was found valid.
     *
     * @param body the bytes as received
     * @param signature the value of the header {@code X-Crovver-Signature}; null if it was not sent
     * @return the event; one of a type the kit does not know is an {@link WebhookEvent.UnknownEvent}
     * @throws WebhookSignatureException if the signature is missing, malformed, or made with none of the secrets
     * @throws CrovverProtocolException if the delivery is Crovver's, but cannot be understood
     */
    public WebhookEvent verify(byte[] body, @Nullable String signature) throws WebhookSignatureException {
        byte[] given = (signature == null ? "" : signature).getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        // Neither ends early: the time it takes says nothing about the secrets.
        for (SecretKeySpec secret : secrets) {
            valid |= MessageDigest.isEqual(expected(secret, body), given);
        }
        if (!valid) {
            throw new WebhookSignatureException();
        }
        return EventReader.read(body);
    }

    /** The whole value of the header, prefix included, in lower case as Crovver writes it. */
    private static byte[] expected(SecretKeySpec secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return (PREFIX + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** How many secrets there are; never the secrets. */
    @Override
    public String toString() {
        return "WebhookVerifier[" + secrets.size() + " secrets]";
    }
}
