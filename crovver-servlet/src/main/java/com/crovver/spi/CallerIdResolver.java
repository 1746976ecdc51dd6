package com.crovver.spi;

import org.jspecify.annotations.Nullable;

/**
 * Tells which tenant, or which user, a request comes from. Named in {@code crovver.tenant} or {@code crovver.user};
 * needs a public constructor without arguments; is created once and called from many threads, at most once per exchange.
 */
@FunctionalInterface
public interface CallerIdResolver {

    /**
     * The application's own id, or null if the request carries no authenticated one. An exception refuses the request.
     *
     * @return null, or 1 to 255 characters without control characters
     */
    @Nullable String resolve(CallerView view);
}
