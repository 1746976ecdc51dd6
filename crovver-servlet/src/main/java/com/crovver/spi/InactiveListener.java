package com.crovver.spi;

import com.crovver.guard.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Hears of callers who are refused because their tenant has no live subscription. Named in {@code crovver.inactiveListener};
 * needs a public constructor without arguments; is created once and called from many threads, in the thread of the request,
 * so it has to be quick. What it throws is logged and goes no further.
 */
@FunctionalInterface
public interface InactiveListener {

    /**
     * A caller was refused.
     *
     * @param caller on whose behalf the request came
     * @param status where the tenant's newest subscription stands, in the API's word; null if that is not known
     */
    void onInactive(Caller caller, @Nullable String status);
}
