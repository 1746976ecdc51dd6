package com.crovver.testkit;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Credits given to a tenant once. What is left of them shrinks; the rest is fixed. Guarded by the world's lock. */
final class Grant {

    enum Source {
        BASE,
        ADDON
    }

    /** Base before add-on, earliest expiry first, none last. A stable sort leaves ties in the order of their age. */
    static final Comparator<Grant> CONSUMPTION_ORDER = Comparator.comparing((Grant grant) -> grant.source)
            .thenComparing(grant -> grant.expiresAt == null ? Instant.MAX : grant.expiresAt);

    private final String poolKey;
    private final Source source;
    private final long granted;
    private final @Nullable Instant expiresAt;
    private long remaining;

    Grant(String poolKey, Source source, long granted, @Nullable Instant expiresAt) {
        this.poolKey = poolKey;
        this.source = source;
        this.granted = granted;
        this.remaining = granted;
        this.expiresAt = expiresAt;
    }

    boolean isOf(String pool, Source wanted) {
        return poolKey.equals(pool) && source == wanted;
    }

    boolean countsFor(String pool, Instant now) {
        return poolKey.equals(pool) && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Takes as much as is left, at most {@code wanted}, and answers how much that was. */
    long take(long wanted) {
        long taken = Math.min(wanted, Math.max(0, remaining));
        remaining -= taken;
        return taken;
    }

    void overdraw(long amount) {
        remaining = Math.subtractExact(remaining, amount);
    }

    String poolKey() {
        return poolKey;
    }

    Source source() {
        return source;
    }

    long granted() {
        return granted;
    }

    long remaining() {
        return remaining;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }
}
