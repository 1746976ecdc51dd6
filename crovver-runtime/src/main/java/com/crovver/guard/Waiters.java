package com.crovver.guard;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests may wait for Crovver at once, in all and of one tenant, so that a slow Crovver cannot take every thread
 * of the container, and one tenant cannot take those of the others. Thread-safe.
 */
final class Waiters {

    private final int most;
    private final int mostOfOneTenant;
    private final AtomicInteger waiting = new AtomicInteger();

    Waiters(int most) {
        this.most = most;
        this.mostOfOneTenant = Math.max(1, most / 4);
    }

    /**
     * Counts one more; whoever was counted is discounted later.
     *
     * @throws com.crovver.model.CrovverTransportException if there is no room
     */
    void enter(TenantAnswers tenant) {
        if (tenant.waiting().incrementAndGet() > mostOfOneTenant) {
            tenant.waiting().decrementAndGet();
            throw BusyException.of("one tenant");
        } else if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            tenant.waiting().decrementAndGet();
            throw BusyException.of("all tenants");
        }
    }

    void leave(TenantAnswers tenant) {
        waiting.decrementAndGet();
        tenant.waiting().decrementAndGet();
    }
}
