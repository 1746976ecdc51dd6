package com.crovver.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Short-lived tokens of the portal. Guarded by the world's lock. */
final class Tokens {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    /**
     * Who may see which pages of the portal.
     *
     * @param requiredPlan id or name of the plan to offer first
     */
    record Token(
            String text,
            String tenantId,
            String returnUrl,
            Instant expiresAt,
            @Nullable String productSlug,
            @Nullable String requiredPlan,
            @Nullable String requiredFeature) {}

    private final Map<String, Token> tokens = new HashMap<>();

    Token mint(Call call, String tenantId, String returnUrl, Instant now) {
        String text = "tok_" + Ids.of("token", tenantId + "/" + tokens.size()).replace("-", "");
        Token token = new Token(
                text,
                tenantId,
                returnUrl,
                now.plus(LIFETIME),
                call.text("productSlug").orElse(null),
                call.text("requiredPlan").orElse(null),
                call.text("requiredFeature").orElse(null));
        tokens.put(text, token);
        return token;
    }

    /** The token, unless its time is over. */
    Optional<Token> valid(String text, Instant now) {
        return Optional.ofNullable(tokens.get(text)).filter(token -> now.isBefore(token.expiresAt()));
    }
}
