package com.crovver.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.client.CrovverClient;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Requirement;
import com.crovver.testkit.CrovverEmulator;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tenant with more seats than a request can read in its time: 5,000 records, 50 ms for each page of 100. */
class LongSeatListTest {

    private static final int SEATS = 5_000;
    /** What a refused client waits, as the answer tells it to. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Test
    void listThatTakesLongerThanARequestMay_isThereForLaterOnes() {
        Ticks time = new Ticks();
        try (CrovverEmulator crovver = CrovverEmulator.start();
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(crovver.uri().toString())
                        .secretKey(crovver.secretKey())
                        .build();
                Engine engine = Engine.builder(client.entitlements())
                        .clock(time)
                        .ticker(time)
                        .build()) {
            crovver.plan("pro", plan -> plan.seatBased("EUR", "49.00", 0, "9.00"));
            crovver.tenant(
                    "acme",
                    tenant -> tenant.plan("pro")
                            .status("active")
                            .seats(SEATS + 10)
                            .heldBy(IntStream.range(0, SEATS)
                                    .mapToObj(i -> "user" + i)
                                    .toArray(String[]::new)));
            crovver.faults().onPath("/allocations").delayNext(1_000, Duration.ofMillis(50));

            assertThat(check(engine, "user4999")).isInstanceOf(Decision.Unknown.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> check(engine, "user4999") instanceof Decision.Allowed);
            int asked = crovver.requests().size();
            time.pass(RETRY_AFTER);

            assertThat(check(engine, "user0")).isInstanceOf(Decision.Allowed.class);
            assertThat(crovver.requests()).hasSize(asked);
            assertThat(check(engine, "newcomer")).isInstanceOf(Decision.Allowed.class);
            assertThat(crovver.activeSeats("acme")).contains("newcomer");
        }
    }

    private static Decision check(Engine engine, String user) {
        return engine.check(Requirement.seat(), new Caller("acme", user));
    }
}
