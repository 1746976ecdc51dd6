package com.crovver.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Records in this process's memory, bounded in number and age. They end with the process, and are not shared between
 * nodes: a key that was spent before is then recognised by Crovver alone.
 */
public final class MemoryActionRecords implements ActionRecords {

    private static final int MAX_RECORDS = 100_000;
    private static final Duration KEPT = Duration.ofHours(24);
    /** Longer than any handler should take, since after it a repeated key may run the handler beside the first run. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Clock clock;
    // The calling thread cleans up: a pool thread would outlive the web application.
    private final Cache<String, ActionRecord> records = Caffeine.newBuilder()
            .maximumSize(MAX_RECORDS)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    /** Records without an entry. */
    public MemoryActionRecords(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Claim claim(String action, String fingerprint) {
        Instant now = clock.instant();
        Instant leaseEnd = now.plus(LEASE);
        AtomicBoolean taken = new AtomicBoolean();
        ActionRecord record = records.asMap().compute(action, (key, known) -> {
            taken.set(known == null || known.claimableBy(fingerprint, now));
            if (known == null) {
                return ActionRecord.first(action, fingerprint, leaseEnd);
            }
            return taken.get() ? known.claimed(leaseEnd) : known;
        });
        if (taken.get()) {
            return new Claim.Held(record);
        } else if (!record.fingerprint().equals(fingerprint)) {
            return new Claim.Differs();
        } else if (record.isSpentAt(now)) {
            return new Claim.Finished();
        }
        return new Claim.Running();
    }

    @Override
    public void save(ActionRecord record) {
        records.asMap()
                .compute(
                        record.action(),
                        (key, known) -> known != null && known.claim() > record.claim() ? known : record);
    }
}
