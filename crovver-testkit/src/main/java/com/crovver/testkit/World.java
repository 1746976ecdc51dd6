package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that the emulated Crovver knows: one organization with its catalogue, tenants, payments and idempotency records.
 *
 * <p>Thread-safe through {@link #atomically} and {@link #change} alone: whoever reads or changes the world, or anything
 * reached from it, does so inside one call of these. No such call writes to a socket, or runs code of the application's
 * but its clock.
 */
final class World {

    private final Choices choices = new Choices();
    private final Till till = new Till();
    private final Tokens tokens = new Tokens();
    private final UsageLog usage = new UsageLog();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<String, ObjectNode> purchases = new HashMap<>();
    private Organization organization = new Organization(Ids.of("organization", "emulator"), "Crovver emulator", "b2b");
    private Consumer<ObjectNode> events = event -> {};
    private Clock clock = Clock.systemUTC();
    private Instant now = Instant.EPOCH;
    private final Queue<Confirmation> confirmations = new ArrayDeque<>();
    private Duration confirmationDelay = Duration.ZERO;
    private String url = "";
    private int eventCount;

    /** What a payment brings about, and when. */
    private record Confirmation(Instant due, Runnable fulfilment) {}

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
        for (Confirmation next = confirmations.peek();
                next != null && !now.isBefore(next.due());
                next = confirmations.peek()) {
            confirmations.remove();
            carryOut(next);
        }
    }

    private static void carryOut(Confirmation confirmed) {
        try {
            confirmed.fulfilment().run();
        } catch (IllegalStateException e) {
            // What was paid for can no longer be had. The payment stands, as it would with a real provider.
            return;
        }
    }

    /** How long payments that a person makes take until the provider confirms them. */
    void confirmationDelay(Duration delay) {
        confirmationDelay = delay;
    }

    /** Whether payments that a person makes are confirmed only after a while. */
    boolean confirmsLater() {
        return !confirmationDelay.isZero();
    }

    /** Brings about what a person has paid for: at once, or when the provider confirms the payment. */
    void confirm(Runnable fulfilment) {
        if (confirmsLater()) {
            confirmations.add(new Confirmation(now.plus(confirmationDelay), fulfilment));
        } else {
            fulfilment.run();
        }
    }

    /** The moment of the call at hand, in whole milliseconds, which is all that the API can say. */
    Instant now() {
        return now;
    }

    /** Sets the clock and does all that is due by it. */
    void clock(Clock newClock) {
        clock = newClock;
        lookAtTheClock();
        List.copyOf(tenants.keySet()).forEach(this::tenant);
    }

    Choices choices() {
        return choices;
    }

    Till till() {
        return till;
    }

    Tokens tokens() {
        return tokens;
    }

    UsageLog usage() {
        return usage;
    }

    /** Where the emulator's own pages are, without a slash at the end. */
    String url() {
        return url;
    }

    void url(String address) {
        url = address;
    }

    /** Who is told of events; called inside the lock, and so must only note them. */
    void events(Consumer<ObjectNode> listener) {
        events = listener;
    }

    Organization organization() {
        return organization;
    }

    void organization(String name, String type) {
        organization = new Organization(organization.id(), name, type);
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

    Collection<Tenant> tenants() {
        return Collections.unmodifiableCollection(tenants.values());
    }

    /** The tenant, with all its subscriptions brought to the present. */
    Optional<Tenant> tenant(String externalId) {
        Optional<Tenant> tenant = Optional.ofNullable(tenants.get(externalId));
        Instant present = now();
        tenant.ifPresent(found -> found.subscriptions()
                .forEach(subscription -> subscription.advanceTo(present, plan(subscription.planId()))));
        return tenant;
    }

    /** The live subscription that counts when no product is named: the most recently created one. */
    Optional<Subscription> live(Tenant tenant) {
        return tenant.subscriptions().stream().filter(Subscription::isLive).findFirst();
    }

    Optional<Subscription> live(Tenant tenant, String productSlug) {
        return tenant.subscriptions().stream()
                .filter(Subscription::isLive)
                .filter(subscription -> isFor(subscription, productSlug))
                .findFirst();
    }

    boolean isFor(Subscription subscription, String productSlug) {
        return plan(subscription.planId()).product().slug().equals(productSlug);
    }

    /** Opens a subscription, with an invoice for the period that it starts in. */
    Subscription open(Tenant tenant, Plan plan, SubscriptionTerms terms) {
        Subscription subscription = new Subscription(
                tenant.nextSubscriptionId(), plan, terms, now, (which, what) -> happened(tenant, which, what));
        tenant.add(subscription);
        if (terms.status() != Status.PENDING && terms.status() != Status.TRIAL) {
            invoice(tenant, subscription, terms.status() != Status.PAST_DUE);
        }
        return subscription;
    }

    private void happened(Tenant tenant, Subscription subscription, Happening what) {
        boolean paid = what == Happening.ACTIVATED && subscription.status() == Status.ACTIVE;
        if (paid || what == Happening.RENEWED) {
            invoice(tenant, subscription, true);
        }
        announce(tenant, subscription, what);
    }

    private void invoice(Tenant tenant, Subscription subscription, boolean paid) {
        Session.Purchase period = Purchases.period(this, tenant, subscription);
        if (period.amount().signum() > 0) {
            till.issue(period, subscription.updatedAt(), paid ? subscription.updatedAt() : null);
        }
    }

    /** Tells the webhooks. */
    void announce(Tenant tenant, Subscription subscription, Happening what) {
        String trialWord = choices.is("webhookTrialWord", "trial") ? "trial" : "trialing";
        announce(what.type(), EventJson.data(tenant, subscription, trialWord), subscription.updatedAt());
    }

    void announce(String type, ObjectNode data, Instant at) {
        eventCount++;
        String id = Ids.of("event", organization.id() + "/" + eventCount);
        events.accept(EventJson.of(id, type, at, organization.id(), data));
    }

    /** The first result under an idempotency key, for ever and for the whole organization. */
    Optional<Charge> charge(String idempotencyKey) {
        return Optional.ofNullable(charges.get(idempotencyKey));
    }

    void remember(String idempotencyKey, Charge charge) {
        charges.put(idempotencyKey, charge);
    }

    /** The first answer to a purchase under an idempotency key, for ever and for the whole organization. */
    Optional<ObjectNode> purchase(String idempotencyKey) {
        return Optional.ofNullable(purchases.get(idempotencyKey)).map(ObjectNode::deepCopy);
    }

    void remember(String idempotencyKey, ObjectNode purchase) {
        purchases.put(idempotencyKey, purchase.deepCopy());
    }

    int purchaseCount() {
        return purchases.size();
    }
}
