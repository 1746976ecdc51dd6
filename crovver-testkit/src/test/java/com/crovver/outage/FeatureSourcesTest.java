package com.crovver.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Requirement;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.SubscriptionSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features read from subscriptions are those that Crovver grants, over random plans and states. */
class FeatureSourcesTest {

    private static final Instant NOW = Instant.parse("2026-07-12T00:00:00Z");
    private static final List<String> FEATURES = List.of("reports", "exports", "ai", "api", "sso", "unheard_of");
    private static final List<String> STATES = List.of(
            "active",
            "active",
            "active",
            "trial",
            "trial",
            "pending_cancel",
            "past_due",
            "pending",
            "canceled",
            "expired");
    private static final int TENANTS = 25;

    private int compared;
    private int granted;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void featuresReadFromSubscriptions_areThoseThatCrovverGrants(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (CrovverEmulator crovver = CrovverEmulator.start();
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(crovver.uri().toString())
                        .secretKey(crovver.secretKey())
                        .build();
                Engine asking = engine(client, clock, false);
                Engine reading = engine(client, clock, true)) {
            crovver.clock(clock);
            List<String> plans = plans(crovver, random);
            for (int i = 0; i < TENANTS; i++) {
                String tenant = "tenant" + i;
                crovver.tenant(tenant, setup -> {
                    for (int n = random.nextInt(4); n > 0; n--) {
                        setup.subscription(subscription -> subscribe(subscription, plans, random));
                    }
                });
                FEATURES.forEach(feature -> compare(tenant, Requirement.feature(feature), asking, reading));
                compare(tenant, Requirement.feature("reports", "desk"), asking, reading);
            }
        }
        assertThat(compared).isEqualTo(TENANTS * (FEATURES.size() + 1));
        assertThat(granted).isBetween(10, compared - 10);
    }

    private void compare(String tenant, Requirement.Feature feature, Engine asking, Engine reading) {
        Caller caller = new Caller(tenant, null);
        Decision asked = asking.check(feature, caller);
        Decision read = reading.check(feature, caller);
        assertThat(read).as("%s of %s: %s", feature, tenant, asked).hasSameClassAs(asked);
        if (asked instanceof Decision.Refused refused) {
            assertThat(((Decision.Refused) read).reason()).isEqualTo(refused.reason());
        } else {
            granted++;
        }
        compared++;
    }

    private static Engine engine(CrovverClient client, Clock clock, boolean reading) {
        return Engine.builder(client.entitlements(Duration.ofSeconds(10)))
                .clock(clock)
                .budget(Duration.ofSeconds(20))
                .featuresFromSubscriptions(reading)
                .build();
    }

    private static List<String> plans(CrovverEmulator crovver, SplittableRandom random) {
        crovver.product("desk", "Desk");
        crovver.product("mail", "Mail");
        List<String> plans = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = "plan" + i;
            crovver.plan(id, plan -> {
                plan.product(random.nextBoolean() ? "desk" : "mail").price("EUR", "9.00");
                for (String feature : FEATURES.subList(0, 5)) {
                    switch (random.nextInt(4)) {
                        case 0, 1 -> plan.feature(feature);
                        case 2 -> plan.featureOff(feature);
                        default -> {
                            // The plan does not know it.
                        }
                    }
                }
                if (random.nextBoolean()) {
                    plan.softPool("ai", 10);
                }
            });
            plans.add(id);
        }
        return plans;
    }

    private static void subscribe(SubscriptionSetup subscription, List<String> plans, SplittableRandom random) {
        String state = STATES.get(random.nextInt(STATES.size()));
        Instant start = NOW.minus(Duration.ofDays(1 + random.nextInt(20)));
        subscription
                .plan(plans.get(random.nextInt(plans.size())))
                .status(state)
                .period(start, NOW.plus(Duration.ofDays(1 + random.nextInt(20))));
    }
}
