package com.crovver.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that the emulated Crovver knows: one organization with its catalogue, tenants and idempotency records.
 *
 * <p>Thread-safe through {@link #atomically} and {@link #change} alone: whoever reads or changes the world, or anything reached from it, does
 * so inside one call of these. No such call writes to a socket, or runs code of the application's but its clock.
 */
final class World {

    private final Organization organization =
            new Organization(Ids.of("organization", "emulator"), "Crovver emulator", "b2b");
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private Instant now = Instant.EPOCH;

    synchronized <T> T atomically(Function<World, T> work) {
        lookAtTheClock();
        return work.apply(this);
    }

    synchronized void change(Consumer<World> work) {
        lookAtTheClock();
        work.accept(this);
    }

    /** Once per call: if time went on within one, credits could expire between its look at the period and its charge. */
    private void lookAtTheClock() {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The moment of the call at hand, in whole milliseconds, which is all that the API can say. */
    Instant now() {
        return now;
    }

    void clock(Clock newClock) {
        clock = newClock;
    }

    Organization organization() {
        return organization;
    }

    Product product(String slug) {
        return products.computeIfAbsent(slug, missing -> new Product("prod_" + missing, missing, missing, null));
    }

    void add(Product product) {
        products.put(product.slug(), product);
    }

    /** Adds the plan, or changes it for everybody who has subscribed to it. */
    void add(Plan plan) {
        plans.put(plan.id(), plan);
    }

    Collection<Plan> plans() {
        return Collections.unmodifiableCollection(plans.values());
    }

    Plan plan(String id) {
        Plan plan = plans.get(id);
        if (plan == null) {
            throw new IllegalArgumentException("No plan \"" + id + "\"; there are " + plans.keySet());
        }
        return plan;
    }

    void add(Tenant tenant) {
        tenants.put(tenant.externalId(), tenant);
    }

    /** The tenant, with all its subscriptions brought to the present. */
    Optional<Tenant> tenant(String externalId) {
        Optional<Tenant> tenant = Optional.ofNullable(tenants.get(externalId));
        Instant now = now();
        tenant.ifPresent(found -> found.subscriptions()
                .forEach(subscription -> subscription.advanceTo(now, plan(subscription.planId()))));
        return tenant;
    }

    /** The live subscription that counts when no product is named: the most recently created one. */
    Optional<Subscription> live(Tenant tenant) {
        return tenant.subscriptions().stream().filter(Subscription::isLive).findFirst();
    }

    Optional<Subscription> live(Tenant tenant, String productSlug) {
        return tenant.subscriptions().stream()
                .filter(Subscription::isLive)
                .filter(subscription ->
                        plan(subscription.planId()).product().slug().equals(productSlug))
                .findFirst();
    }

    /** The first result under an idempotency key, for ever and for the whole organization. */
    Optional<Charge> charge(String idempotencyKey) {
        return Optional.ofNullable(charges.get(idempotencyKey));
    }

    void remember(String idempotencyKey, Charge charge) {
        charges.put(idempotencyKey, charge);
    }
}
