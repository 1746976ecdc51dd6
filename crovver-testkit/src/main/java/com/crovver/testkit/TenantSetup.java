package com.crovver.testkit;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Declares a tenant, and with {@link #plan} its subscription. Without a plan it has none.
 *
 * <p>Not thread-safe; used inside {@link CrovverEmulator#tenant}.
 */
public final class TenantSetup {

    private final String externalId;
    private final SubscriptionSetup subscription = new SubscriptionSetup();
    private String name;
    private @Nullable String slug;
    private String owner;

    TenantSetup(String externalId) {
        this.externalId = Checks.text("tenant id", externalId);
        this.name = Checks.displayName(externalId);
        this.owner = externalId + "-owner";
    }

    /** Its name for people; by default the id with a capital. */
    public TenantSetup name(String newName) {
        name = Checks.text("name of tenant " + externalId, newName);
        return this;
    }

    /** Its slug; by default made from the name. */
    public TenantSetup slug(String newSlug) {
        slug = Checks.text("slug of tenant " + externalId, newSlug);
        return this;
    }

    /** The user who pays; by default the id with {@code -owner}. */
    public TenantSetup owner(String userId) {
        owner = Checks.text("owner of tenant " + externalId, userId);
        return this;
    }

    /** Subscribes it to a plan; see {@link SubscriptionSetup#plan}. */
    public TenantSetup plan(String id) {
        subscription.plan(id);
        return this;
    }

    /** Where its subscription stands; see {@link SubscriptionSetup#status}. */
    public TenantSetup status(String word) {
        subscription.status(word);
        return this;
    }

    /** Seats paid for; see {@link SubscriptionSetup#seats}. */
    public TenantSetup seats(int paidFor) {
        subscription.seats(paidFor);
        return this;
    }

    /** Users who have a seat; see {@link SubscriptionSetup#heldBy}. */
    public TenantSetup heldBy(String... userIds) {
        subscription.heldBy(userIds);
        return this;
    }

    /** Base credits that differ from the plan's; see {@link SubscriptionSetup#credits}. */
    public TenantSetup credits(String poolKey, long quantity) {
        subscription.credits(poolKey, quantity);
        return this;
    }

    /** All else that can be said of its subscription. */
    public TenantSetup subscription(Consumer<? super SubscriptionSetup> setup) {
        setup.accept(subscription);
        return this;
    }

    /** Creates it in the world; to be called inside the world's lock. */
    void create(World world) {
        Tenant tenant = new Tenant(externalId, name, slug == null ? slugOf(name) : slug, owner);
        if (subscription.isDeclared()) {
            subscription.open(world, tenant);
        }
        world.add(tenant);
    }

    private static String slugOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
