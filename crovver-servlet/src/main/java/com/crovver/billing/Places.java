package com.crovver.billing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many may wait for Crovver at once, in all and of one tenant: while Crovver is slow, the page must not take every thread
 * of the container. Thread-safe.
 */
final class Places {

    private final Semaphore free;
    private final int mostOfOneTenant;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    Places(int most, int mostOfOneTenant) {
        this.free = new Semaphore(most);
        this.mostOfOneTenant = mostOfOneTenant;
    }

    /** Does something for a tenant; empty, and it is not done, if there is no place. */
    <T> Optional<T> during(String tenant, Supplier<T> visit) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            boolean first = taken.merge(tenant, 1, Integer::sum) <= mostOfOneTenant;
            try {
                return first ? Optional.of(visit.get()) : Optional.empty();
            } finally {
                taken.computeIfPresent(tenant, (same, count) -> count == 1 ? null : count - 1);
            }
        } finally {
            free.release();
        }
    }
}
