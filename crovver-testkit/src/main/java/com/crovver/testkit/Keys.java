package com.crovver.testkit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The organization's keys; checks that a request carries one which its call takes. Thread-safe. */
final class Keys {

    /** What a call takes; the kind named first is the one whose absence is reported. */
    enum Kind {
        SECRET,
        PUBLIC,
        /** A public key, and nowhere but in the query. */
        PUBLIC_IN_QUERY,
        SERVICE
    }

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<String> publics = ConcurrentHashMap.newKeySet();
    private final String service;
    private final String organizationId;

    Keys(String secret, String publicKey, String service, String organizationId) {
        this.service = service;
        this.organizationId = organizationId;
        secrets.add(secret);
        publics.add(publicKey);
    }

    /** Adds a key, whose kind its beginning tells. */
    void register(String key) {
        if (key.matches("sk_(live|test)_\\w+")) {
            secrets.add(key);
        } else if (key.matches("pk_(live|test)_\\w+")) {
            publics.add(key);
        } else {
            throw new IllegalArgumentException(
                    "a key begins with sk_live_, sk_test_, pk_live_ or pk_test_, followed by letters and digits");
        }
    }

    /** The kind of key that lets the request in. */
    Kind check(List<Kind> accepted, Incoming request) {
        if (accepted.contains(Kind.PUBLIC_IN_QUERY)) {
            String inQuery = request.parameters().get("publicKey");
            if (inQuery == null) {
                throw new Refusal(400, "MISSING_PUBLIC_KEY", "Send a public key in the query");
            }
            return checkPublic(List.of(Kind.PUBLIC), inQuery);
        }
        String authorization = request.header("Authorization");
        String shown = publicKeyOf(request);
        if (authorization != null && (accepted.contains(Kind.SECRET) || shown == null)) {
            if (!accepted.contains(Kind.SECRET) || !isSecret(authorization)) {
                throw new Refusal(401, "UNAUTHORIZED", "Secret key refused");
            }
            return Kind.SECRET;
        }
        if (shown != null) {
            return checkPublic(accepted, shown);
        }
        if (accepted.contains(Kind.SERVICE) && request.header("x-service-key") != null) {
            return checkService(request);
        }
        throw accepted.get(0) == Kind.PUBLIC
                ? new Refusal(400, "MISSING_PUBLIC_KEY", "Send a public key")
                : new Refusal(401, "UNAUTHORIZED", "Send a key");
    }

    private boolean isSecret(String authorization) {
        String scheme = "Bearer ";
        return authorization.startsWith(scheme) && secrets.contains(authorization.substring(scheme.length()));
    }

    private Kind checkPublic(List<Kind> accepted, String shown) {
        if (!accepted.contains(Kind.PUBLIC)) {
            throw new Refusal(401, "UNAUTHORIZED", "This call takes no public key");
        }
        if (!publics.contains(shown)) {
            throw new Refusal(401, "INVALID_PUBLIC_KEY", "This public key is not known or not active");
        }
        return Kind.PUBLIC;
    }

    private Kind checkService(Incoming request) {
        String organization = request.parameters().get("orgId");
        if (!service.equals(request.header("x-service-key"))) {
            throw new Refusal(401, "INVALID_SERVICE_KEY", "Service key refused");
        }
        if (organization == null) {
            throw Refusal.missing("orgId");
        }
        if (!organization.equals(organizationId)) {
            throw new Refusal(401, "INVALID_SERVICE_KEY", "The service key is not one of this organization");
        }
        return Kind.SERVICE;
    }

    private static @Nullable String publicKeyOf(Incoming request) {
        String inQuery = request.parameters().get("publicKey");
        return inQuery != null ? inQuery : request.header("x-public-key");
    }
}
