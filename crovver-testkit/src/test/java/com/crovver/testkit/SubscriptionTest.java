package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = CrovverEmulator.start();
        http = new Http(emulator);
        Kestrel.at(emulator, "2026-07-01T00:00:00Z");
        emulator.plan(
                "pro",
                plan -> plan.price("EUR", "29.00")
                        .trialDays(21)
                        .feature("export")
                        .hardPool("prints", 100)
                        .pool("lookups", 500, pool -> pool.rollover(200)));
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private boolean access() {
        return http.post("/api/public/can-access", "{'requestingEntityId':'acme','featureKey':'export'}")
                .data()
                .path("canAccess")
                .asBoolean();
    }

    @ParameterizedTest
    @CsvSource({
        "pending, false",
        "trial, true",
        "active, true",
        "past_due, false",
        "pending_cancel, true",
        "canceled, false",
        "expired, false",
    })
    void status_decidesAccess(String status, boolean access) {
        emulator.tenant("acme", tenant -> tenant.plan("pro").status(status));

        assertThat(access()).isEqualTo(access);
    }

    @Test
    void pendingCancel_periodEnds_isCanceledAndGivesNoAccess() {
        emulator.tenant("acme", tenant -> tenant.plan("pro").status("pending_cancel"));

        Kestrel.at(emulator, "2026-07-31T23:59:59.999Z");
        assertThat(access()).isTrue();

        Kestrel.at(emulator, "2026-08-01T00:00:00Z");
        assertThat(access()).isFalse();
        assertThat(emulator.status("acme")).isEqualTo("canceled");
    }

    @Test
    void trial_daysOver_isExpired() {
        emulator.tenant("acme", tenant -> tenant.plan("pro").status("trial"));

        Kestrel.at(emulator, "2026-07-21T23:59:59Z");
        assertThat(access()).isTrue();

        Kestrel.at(emulator, "2026-07-22T00:00:00Z");
        assertThat(access()).isFalse();
        assertThat(emulator.status("acme")).isEqualTo("expired");
    }

    @Test
    void active_billedByHand_periodEnds_isExpired() {
        emulator.tenant("acme", tenant -> tenant.plan("pro").subscription(it -> it.billingMode("manual")));

        Kestrel.at(emulator, "2026-08-01T00:00:00Z");

        assertThat(emulator.status("acme")).isEqualTo("expired");
    }

    @Test
    void active_periodEnds_renewsWithFreshCreditsAndCarriesUpToTheCap() {
        emulator.tenant("acme", tenant -> tenant.plan("pro"));
        emulator.grantCredits("acme", "prints", 7);
        http.consume("acme", "prints", 60, "k1");
        http.consume("acme", "lookups", 380, "k2");

        Kestrel.at(emulator, "2026-08-01T00:00:00Z");
        assertThat(emulator.balance("acme", "prints")).isEqualTo(107);
        assertThat(emulator.balance("acme", "lookups")).isEqualTo(620);

        http.consume("acme", "lookups", 150, "k3");
        Kestrel.at(emulator, "2026-09-01T00:00:00Z");
        assertThat(emulator.balance("acme", "lookups")).isEqualTo(700);
        assertThat(access()).isTrue();
    }

    @Test
    void active_sinceThe31st_renewsOnTheLastDaysWithoutDrift() {
        Kestrel.at(emulator, "2026-01-31T10:00:00Z");
        emulator.tenant("acme", tenant -> tenant.plan("pro"));

        Kestrel.at(emulator, "2026-03-30T00:00:00Z");
        assertThat(billing().path("current_period_start").asText()).isEqualTo("2026-02-28T10:00:00Z");
        assertThat(billing().path("current_period_end").asText()).isEqualTo("2026-03-31T10:00:00Z");

        Kestrel.at(emulator, "2027-01-30T00:00:00Z");
        assertThat(billing().path("current_period_end").asText()).isEqualTo("2027-01-31T10:00:00Z");
    }

    private JsonNode billing() {
        return http.get("/api/public/subscriptions?requestingEntityId=acme")
                .data()
                .at("/subscriptions/0/billing");
    }

    @Test
    void softPool_debtAtPeriodEnd_isForgotten() {
        emulator.plan(
                "soft",
                plan -> plan.price("EUR", "1")
                        .pool("calls", 10, pool -> pool.soft().rollover()));
        emulator.tenant("acme", tenant -> tenant.plan("soft"));
        http.consume("acme", "calls", 25, "k");
        assertThat(emulator.balance("acme", "calls")).isEqualTo(-15);

        Kestrel.at(emulator, "2026-08-01T00:00:00Z");

        assertThat(emulator.balance("acme", "calls")).isEqualTo(10);
    }

    @Test
    void setStatus_pendingBecomesActive_opensThePeriodAndGrantsCredits() {
        emulator.tenant("acme", tenant -> tenant.plan("pro").status("pending").credits("prints", 12));
        assertThat(emulator.balance("acme", "prints")).isZero();

        Kestrel.at(emulator, "2026-07-05T00:00:00Z");
        emulator.setStatus("acme", "active");

        assertThat(emulator.balance("acme", "prints")).isEqualTo(12);
        Kestrel.at(emulator, "2026-08-04T23:59:59Z");
        assertThat(emulator.balance("acme", "prints")).isEqualTo(12);
    }

    @Test
    void setStatus_pastDueAndBack_keepsTheCredits() {
        emulator.tenant("acme", tenant -> tenant.plan("pro").credits("prints", 12));

        emulator.setStatus("acme", "past_due");
        assertThat(access()).isFalse();
        emulator.setStatus("acme", "active");

        assertThat(access()).isTrue();
        assertThat(emulator.balance("acme", "prints")).isEqualTo(12);
    }

    @Test
    void plan_declaredAnew_changesForItsSubscribers() {
        emulator.tenant("acme", tenant -> tenant.plan("pro"));
        assertThat(access()).isTrue();

        emulator.plan("pro", plan -> plan.price("EUR", "29.00").featureOff("export"));

        assertThat(access()).isFalse();
    }

    @Test
    void clock_thatTicksAtEachLook_isLookedAtOncePerCall() {
        emulator.tenant("acme", tenant -> tenant.plan("pro"));
        AtomicInteger looks = new AtomicInteger();
        Instant start = Instant.parse("2026-07-31T23:59:59Z");
        emulator.clock(new Clock() {
            @Override
            public Instant instant() {
                return start.plusSeconds(looks.getAndIncrement());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        looks.set(0);

        assertThat(http.consume("acme", "prints", 100, "k")).isEqualTo("allowed");

        assertThat(looks).hasValue(1);
    }
}
