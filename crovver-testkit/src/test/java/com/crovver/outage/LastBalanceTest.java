package com.crovver.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.annotation.OutagePolicy;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.MemoryChargeStore;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.testkit.CrovverEmulator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Credits that a guard lets pass in an outage, of a tenant whose cancellation no webhook has told. */
class LastBalanceTest {

    private static final Operation LENIENT =
            new Operation("Drafts#doPost", List.of(Requirement.credits("ai", 1).outage(OutagePolicy.ALLOW)));

    @Test
    void creditsOfACancelledTenant_coverNothingInAnOutage() {
        try (CrovverEmulator crovver = CrovverEmulator.start();
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(crovver.uri().toString())
                        .secretKey(crovver.secretKey())
                        .build();
                Engine engine = Engine.builder(client.entitlements())
                        .store(new MemoryChargeStore(Clock.systemUTC()))
                        .deliveryThreads(0)
                        .build()) {
            crovver.plan("pro", plan -> plan.price("EUR", "29").hardPool("ai", 100));
            crovver.tenant("acme", tenant -> tenant.plan("pro").status("active"));
            crovver.tenant("globex", tenant -> tenant.plan("pro").status("active"));
            assertThat(decide(engine, "acme")).isInstanceOf(Decision.Allowed.class);
            assertThat(decide(engine, "globex")).isInstanceOf(Decision.Allowed.class);

            crovver.setStatus("acme", "canceled");
            assertThat(decide(engine, "acme")).isInstanceOf(Decision.Refused.class);
            crovver.faults().failNext(1_000, 503);

            assertThat(decide(engine, "acme")).isInstanceOf(Decision.Unknown.class);
            assertThat(decide(engine, "globex")).isInstanceOf(Decision.Allowed.class);
        }
    }

    private static Decision decide(Engine engine, String tenant) {
        return engine.decide(
                LENIENT,
                new Caller(tenant, "alice"),
                Action.minted(UUID.randomUUID().toString(), "POST /drafts"));
    }
}
