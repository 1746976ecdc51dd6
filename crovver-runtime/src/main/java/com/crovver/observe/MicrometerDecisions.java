package com.crovver.observe;

import com.crovver.guard.DecisionEvent;
import com.crovver.guard.DecisionEvent.Charged;
import com.crovver.guard.DecisionEvent.Decided;
import com.crovver.guard.DecisionListener;
import com.crovver.guard.Outbox.Backlog;
import com.crovver.model.ConsumeResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures decisions and charges with Micrometer, which the application brings. Thread-safe.
 *
 * <ul>
 *   <li>{@code crovver.decisions}, a timer, with {@code operation}, {@code requirement}, {@code outcome} and {@code source}
 *   <li>{@code crovver.charges}, a timer, with {@code operation}, {@code pool} and {@code result}
 *   <li>{@code crovver.credits}, a counter of credits that were taken, with {@code operation} and {@code pool}; not of those that a
 *       later call finds taken already, be it for earlier work or by an attempt whose answer was lost
 *   <li>{@code crovver.outbox.live}, {@code crovver.outbox.dead} and {@code crovver.outbox.age}, gauges where debts are kept: how
 *       many wait to be delivered, how many Crovver has refused for good, and the seconds since the oldest of the former is owed
 * </ul>
 */
public final class MicrometerDecisions implements DecisionListener {

    private final MeterRegistry registry;
    // The registry refers to them weakly, and to no class of ours, so that it keeps no undeployed application alive.
    private final AtomicLong live = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();
    private final AtomicLong age = new AtomicLong();
    private final AtomicBoolean gauged = new AtomicBoolean();

    /** Measures into {@link Metrics#globalRegistry}. */
    public MicrometerDecisions() {
        this(Metrics.globalRegistry);
    }

    /** Measures into a registry. */
    @SuppressWarnings("exports") // Whoever has a registry to pass in has its module.
    public MicrometerDecisions(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(DecisionEvent event) {
        event.fold(this::measure, this::measure);
    }

    @Override
    public void onBacklog(Backlog backlog) {
        live.set(backlog.live());
        dead.set(backlog.dead());
        Instant oldest = backlog.oldest();
        age.set(oldest == null ? 0 : Duration.between(oldest, Instant.now()).toSeconds());
        if (gauged.compareAndSet(false, true)) {
            registry.gauge("crovver.outbox.live", live);
            registry.gauge("crovver.outbox.dead", dead);
            registry.gauge("crovver.outbox.age", age);
        }
    }

    private boolean measure(Decided decided) {
        registry.timer(
                        "crovver.decisions",
                        "operation",
                        Labels.operation(decided.operation()),
                        "requirement",
                        Labels.of(decided.requirement()),
                        "outcome",
                        Labels.word(decided.outcome()),
                        "source",
                        Labels.word(decided.basis().source()))
                .record(decided.duration());
        return true;
    }

    private boolean measure(Charged charged) {
        String operation = Labels.operation(charged.operation());
        String pool = charged.credits().pool();
        registry.timer("crovver.charges", "operation", operation, "pool", pool, "result", Labels.result(charged))
                .record(charged.duration());
        if (charged.result() != null && isTakenByThisCall(charged.result())) {
            registry.counter("crovver.credits", "operation", operation, "pool", pool)
                    .increment((double) charged.credits().amount());
        }
        return true;
    }

    private static boolean isTakenByThisCall(ConsumeResult result) {
        return result.taken() && (!result.alreadyProcessed() || result.mayBeEcho());
    }
}
