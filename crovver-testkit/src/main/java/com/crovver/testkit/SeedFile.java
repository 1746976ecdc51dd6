package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A world described in JSON; the module's README has the format. Stateless. */
final class SeedFile {

    private SeedFile() {}

    static void apply(Path file, CrovverEmulator emulator) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("seed file " + file + " cannot be read: " + e, e);
        }
        ObjectNode json = Json.parseObject(text);
        if (json == null) {
            throw new IllegalArgumentException("seed file " + file + " is no JSON object");
        }
        apply(new SeedNode("seed", json), emulator);
    }

    private static void apply(SeedNode seed, CrovverEmulator emulator) {
        seed.text("clock", moment -> emulator.clock(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC)));
        if (seed.has("organizationType")) {
            emulator.organization("Crovver emulator", seed.text("organizationType"));
        }
        seed.texts("keys").forEach(emulator::key);
        for (SeedNode product : seed.list("products")) {
            emulator.product(product.text("slug"), product.text("name"));
            product.end();
        }
        for (SeedNode plan : seed.list("plans")) {
            emulator.plan(plan.text("id"), setup -> plan(plan, setup));
            plan.end();
        }
        for (SeedNode tenant : seed.list("tenants")) {
            emulator.tenant(tenant.text("id"), setup -> tenant(tenant, setup));
            tenant.end();
        }
        for (SeedNode webhook : seed.list("webhooks")) {
            emulator.webhook(URI.create(webhook.text("url")), webhook.text("secret"));
            webhook.end();
        }
        seed.end();
    }

    private static void plan(SeedNode plan, PlanSetup setup) {
        plan.text("name", setup::name);
        plan.text("description", setup::description);
        plan.text("product", setup::product);
        plan.text("interval", setup::interval);
        plan.text("provider", setup::provider);
        plan.count("trialDays", setup::trialDays);
        plan.count("minSeats", setup::minSeats);
        plan.count("maxSeats", setup::maxSeats);
        plan.ifTrue("testMode", setup::testMode);
        for (SeedNode price : plan.list("prices")) {
            price(price, setup);
            price.end();
        }
        for (SeedNode feature : plan.entries("features")) {
            String key = feature.text("key");
            setup.featureOff(key);
            feature.ifTrue("value", () -> setup.feature(key));
        }
        for (SeedNode limit : plan.entries("limits")) {
            setup.unlimited(limit.text("key"));
            limit.number("value", most -> setup.limit(limit.text("key"), most));
        }
        for (SeedNode pool : plan.list("pools")) {
            pool.number("limit", limit -> setup.pool(pool.text("key"), limit, it -> pool(pool, it)));
            pool.end();
        }
        for (SeedNode addon : plan.list("addons")) {
            setup.addon(addon.text("id"), it -> addon(addon, it));
            addon.end();
        }
    }

    private static void price(SeedNode price, PlanSetup setup) {
        if (price.has("perSeat")) {
            price.count(
                    "included",
                    included -> setup.seatBased(
                            price.text("currency"), price.text("amount"), included, price.text("perSeat")));
        } else {
            setup.price(price.text("currency"), price.text("amount"));
        }
    }

    private static void pool(SeedNode pool, PoolSetup setup) {
        pool.text("displayName", setup::displayName);
        pool.ifTrue("soft", setup::soft);
        pool.ifTrue("rollover", setup::rollover);
        pool.number("rolloverCap", setup::rollover);
    }

    private static void addon(SeedNode addon, AddonSetup setup) {
        addon.number("credits", credits -> setup.credits(addon.text("pool"), credits));
        addon.text("name", setup::name);
        addon.text("description", setup::description);
        addon.entries("prices").forEach(price -> setup.price(price.text("key"), price.text("value")));
        addon.count("expiresAfterDays", setup::expiresAfterDays);
        addon.ifTrue("neverExpires", setup::neverExpires);
    }

    private static void tenant(SeedNode tenant, TenantSetup setup) {
        tenant.text("name", setup::name);
        tenant.text("slug", setup::slug);
        tenant.text("owner", setup::owner);
        tenant.texts("members").forEach(setup::member);
        tenant.text("plan", setup::plan);
        tenant.text("status", setup::status);
        tenant.count("seats", setup::seats);
        setup.heldBy(tenant.texts("heldBy").toArray(String[]::new));
        tenant.entries("credits")
                .forEach(credits -> credits.number("value", quantity -> setup.credits(credits.text("key"), quantity)));
        setup.subscription(subscription -> {
            tenant.text("currency", subscription::currency);
            tenant.text("billingMode", subscription::billingMode);
            tenant.ifTrue("trialConverts", subscription::trialConverts);
            tenant.text(
                    "periodStart",
                    start -> subscription.period(Instant.parse(start), Instant.parse(tenant.text("periodEnd"))));
        });
    }
}
