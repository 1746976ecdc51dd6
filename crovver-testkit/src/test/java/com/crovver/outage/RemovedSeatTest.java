package com.crovver.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.AllocateSeatRequest;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Refusal;
import com.crovver.guard.Requirement;
import com.crovver.testkit.CrovverEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A seat that is taken away at Crovver. */
class RemovedSeatTest {

    private static final Caller ALICE = new Caller("acme", "alice");

    @Test
    void userWhoseSeatWasRemoved_isRefusedWithinTheTimeThatListsAreKept_andStaysRemoved() {
        Ticks time = new Ticks();
        try (CrovverEmulator crovver = CrovverEmulator.start();
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(crovver.uri().toString())
                        .secretKey(crovver.secretKey())
                        .build();
                Engine engine = Engine.builder(client.entitlements(Duration.ofSeconds(10)))
                        .clock(time)
                        .ticker(time)
                        .budget(Duration.ofSeconds(20))
                        .build()) {
            crovver.plan("pro", plan -> plan.seatBased("EUR", "49.00", 0, "9.00"));
            crovver.tenant("acme", tenant -> tenant.plan("pro").status("active").seats(3));
            assertThat(engine.check(Requirement.seat(), ALICE)).isInstanceOf(Decision.Allowed.class);
            assertThat(crovver.activeSeats("acme")).containsExactly("alice");

            crovver.removeSeat("acme", "alice");
            time.pass(Duration.ofSeconds(60));

            for (int i = 0; i < 5; i++) {
                assertThat(engine.check(Requirement.seat(), ALICE))
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(new Refusal.SeatRemoved()));
                time.pass(Duration.ofSeconds(30));
            }
            assertThat(crovver.activeSeats("acme")).isEmpty();
            assertThat(engine.check(Requirement.seat(), new Caller("acme", "bob")))
                    .isInstanceOf(Decision.Allowed.class);

            client.allocateSeat(AllocateSeatRequest.of("acme", "alice"));
            time.pass(Duration.ofSeconds(2));
            assertThat(engine.check(Requirement.seat(), ALICE)).isInstanceOf(Decision.Allowed.class);
        }
    }
}
