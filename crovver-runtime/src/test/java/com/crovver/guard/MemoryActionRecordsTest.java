package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.ActionRecords.Claim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryActionRecordsTest extends ActionRecordsContract {

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int ROOM = 100_000;

    private final MemoryActionRecords records = new MemoryActionRecords(clock, ROOM, Duration.ofHours(24));

    @Override
    protected ActionRecords client() {
        return records;
    }

    @Test
    void tenantWithManyRecords_pushesOutItsOwnOldest_andNobodyElses() {
        finish("quiet", "quiet-1", null);
        for (int i = 0; i < 10_000; i++) {
            finish("loud", "loud-" + i, null);
        }

        assertThat(records.claim("quiet", "quiet-1", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(records.claim("loud", "loud-9999", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(records.claim("loud", "loud-0", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @Test
    void largeAnswers_countForWhatTheyTake() {
        finish("quiet", "quiet-1", null);
        for (int i = 0; i < 4; i++) {
            finish("loud", "loud-" + i, new RecordedAnswer(new byte[40_000]));
        }

        assertThat(records.claim("quiet", "quiet-1", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(records.claim("loud", "loud-3", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(records.claim("loud", "loud-0", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @Test
    void heldRecords_areKept_howeverManyThereAre() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(records.claim("acme", "a-" + i, "f", LEASE)).isInstanceOf(Claim.Held.class);
        }

        assertThat(records.claim("acme", "a-0", "f", LEASE)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void heldRecord_thatWasWrittenLongAgo_doesNotKeepOthers() {
        MemoryActionRecords brief = new MemoryActionRecords(clock, ROOM, Duration.ofMinutes(5));
        brief.claim("acme", "long", "f", LEASE);
        finish(brief, "acme", "short", null);
        clock.advance(Duration.ofMinutes(10));

        assertThat(brief.claim("acme", "long", "f", LEASE)).isInstanceOf(Claim.Running.class);
        assertThat(brief.claim("acme", "short", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    private void finish(String tenant, String action, RecordedAnswer answer) {
        finish(records, tenant, action, answer);
    }

    private static void finish(ActionRecords records, String tenant, String action, RecordedAnswer answer) {
        Claim claim = records.claim(tenant, action, "f", LEASE);
        records.save(((Claim.Held) claim).record().started().finished(answer));
    }
}
