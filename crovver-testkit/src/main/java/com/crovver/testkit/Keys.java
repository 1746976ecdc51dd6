package com.crovver.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a request carries a key which its call takes. */
record Keys(String secret, String publicKey) {

    /** What a call takes; the kind named first is the one whose absence is reported. */
    enum Kind {
        SECRET,
        PUBLIC,
        SERVICE
    }

    void check(List<Kind> accepted, Incoming request) {
        String authorization = request.header("Authorization");
        String shown = publicKeyOf(request);
        if (authorization != null && (accepted.contains(Kind.SECRET) || shown == null)) {
            if (!accepted.contains(Kind.SECRET) || !authorization.equals("Bearer " + secret)) {
                throw new Refusal(401, "UNAUTHORIZED", "Secret key refused");
            }
        } else if (shown != null) {
            checkPublic(accepted, shown);
        } else if (accepted.contains(Kind.SERVICE) && request.header("x-service-key") != null) {
            // The key of Crovver's own portal: an application cannot have one, and the emulator plays no portal.
            throw new Refusal(401, "INVALID_SERVICE_KEY", "Service key refused");
        } else if (accepted.get(0) == Kind.PUBLIC) {
            throw new Refusal(400, "MISSING_PUBLIC_KEY", "Send a public key");
        } else {
            throw new Refusal(401, "UNAUTHORIZED", "Send a key");
        }
    }

    private void checkPublic(List<Kind> accepted, String shown) {
        if (!accepted.contains(Kind.PUBLIC)) {
            throw new Refusal(401, "UNAUTHORIZED", "This call takes no public key");
        }
        if (!shown.equals(publicKey)) {
            throw new Refusal(401, "INVALID_PUBLIC_KEY", "This public key is not known or not active");
        }
    }

    private static @Nullable String publicKeyOf(Incoming request) {
        String inQuery = request.parameters().get("publicKey");
        return inQuery != null ? inQuery : request.header("x-public-key");
    }
}
