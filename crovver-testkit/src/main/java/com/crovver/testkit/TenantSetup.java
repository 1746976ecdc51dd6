package com.crovver.testkit;

import java.util.ArrayList;
import java.util.List;
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
    private final List<Member> members = new ArrayList<>();
    private String name;
    private @Nullable String slug;
    private String owner;
    private @Nullable String ownerEmail;
    private @Nullable String ownerName;

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

    /** The user who pays, with the address and the name that Crovver shows. */
    public TenantSetup owner(String userId, String email, String fullName) {
        ownerEmail = Checks.text("owner's e-mail", email);
        ownerName = Checks.text("owner's name", fullName);
        return owner(userId);
    }

    /** A user who belongs to it, besides the owner. */
    public TenantSetup member(String userId) {
        members.add(new Member(Checks.text("member of tenant " + externalId, userId), null, null, "member"));
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
        List<Member> everybody = new ArrayList<>(members);
        everybody.add(0, Member.owner(owner, ownerEmail, ownerName));
        Tenant tenant = new Tenant(
                externalId, name, slug == null ? Tenant.slugOf(name) : slug, everybody, Json.object(), world.now());
        if (subscription.isDeclared()) {
            subscription.open(world, tenant);
        }
        world.add(tenant);
    }
}
