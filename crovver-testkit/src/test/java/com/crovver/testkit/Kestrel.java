package com.crovver.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The world that the contract's examples speak of, on the day they speak of. */
final class Kestrel {

    private Kestrel() {}

    static CrovverEmulator start() {
        CrovverEmulator emulator = CrovverEmulator.start();
        at(emulator, "2026-07-12T00:00:00Z");
        emulator.product("kestrel", "Kestrel Desk");
        emulator.plan(
                "plan_orbit_free",
                plan -> plan.name("Orbit Free")
                        .description("One person, no frills")
                        .product("kestrel")
                        .price("EUR", "0")
                        .price("NPR", "0")
                        .featureOff("audit_trail")
                        .feature("bulk_import"));
        emulator.plan(
                "plan_orbit_team",
                plan -> plan.name("Orbit Team")
                        .description("For whole depots")
                        .product("kestrel")
                        .seatBased("EUR", "40", 8, "4.50")
                        .seatBased("NPR", "5600", 8, "640")
                        .trialDays(21)
                        .feature("audit_trail", "bulk_import", "label_prints")
                        .featureOff("sso_login")
                        .pool("route_lookups", 2000, pool -> pool.soft().rollover(600))
                        .hardPool("label_prints", 300)
                        .addon(
                                "bundle",
                                addon -> addon.name("Label print bundle")
                                        .description("250 more label prints")
                                        .credits("label_prints", 250)
                                        .price("EUR", "7.50")));
        emulator.tenant(
                "ws_borealis_77",
                tenant -> tenant.name("Borealis Freight")
                        .owner("u_root_1")
                        .plan("plan_orbit_team")
                        .seats(10)
                        .heldBy("u1", "u2", "u3", "u4", "u5", "u6")
                        .subscription(subscription -> subscription.period(
                                Instant.parse("2026-07-01T00:00:00Z"), Instant.parse("2026-08-01T00:00:00Z"))));
        return emulator;
    }

    static void at(CrovverEmulator emulator, String moment) {
        emulator.clock(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
