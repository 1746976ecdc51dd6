package com.crovver.testkit;

import com.crovver.testkit.Grant.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Crovver that runs in this JVM, answers over real HTTP on a loopback port, and keeps real state.
 *
 * <pre>{@code
 * try (CrovverEmulator emulator = CrovverEmulator.start()) {
 *     emulator.plan("pro", plan -> plan.price("EUR", "29.00").feature("data_export").hardPool("ai_generations", 100));
 *     emulator.tenant("acme", tenant -> tenant.plan("pro").credits("ai_generations", 12));
 *     // point the client at emulator.uri() with emulator.secretKey()
 *     assertThat(emulator.balance("acme", "ai_generations")).isEqualTo(12);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Every call of the API and every method here sees and changes the state as a whole. Set-up methods may
 * be called at any time; they throw {@link IllegalArgumentException} for names that were not declared and for values
 * that Crovver could not have.
 */
public final class CrovverEmulator implements AutoCloseable {

    private static final Keys KEYS = new Keys("sk_test_emulator", "pk_test_emulator");

    private final World world = new World();
    private final Journal journal = new Journal();
    private final FaultQueue faults = new FaultQueue();
    private final HttpFront front;

    private CrovverEmulator(int port) {
        Router router = new Router(world, KEYS, Routes.all());
        front = HttpFront.start(port, journal, faults, router::answer);
    }

    /** Starts an empty one on a free port. */
    public static CrovverEmulator start() {
        return start(0);
    }

    /**
     * Starts an empty one.
     *
     * @param port 0 for a free one
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static CrovverEmulator start(int port) {
        return new CrovverEmulator(port);
    }

    /** Where it listens, without a slash at the end: {@code http://127.0.0.1:49152}. */
    public URI uri() {
        return front.uri();
    }

    /** The organization's secret key, the same in every emulator. */
    public String secretKey() {
        return KEYS.secret();
    }

    /** The organization's public key, the same in every emulator. */
    public String publicKey() {
        return KEYS.publicKey();
    }

    /** Declares a product; its plans name it by the slug. To be called before they are declared. */
    public CrovverEmulator product(String slug, String name) {
        String id = "prod_" + Checks.text("product slug", slug);
        world.change(locked -> locked.add(new Product(id, slug, Checks.text("product name", name), null)));
        return this;
    }

    /** Declares a plan, or declares it anew, which changes it for everybody who has subscribed to it. */
    public CrovverEmulator plan(String id, Consumer<? super PlanSetup> setup) {
        PlanSetup plan = new PlanSetup(id);
        setup.accept(plan);
        world.change(locked -> locked.add(plan.build(locked)));
        return this;
    }

    /**
     * Declares a tenant; one of that id, with its subscriptions, credits and seats, is replaced. Idempotency keys that
     * were used stay used: they are the organization's.
     */
    public CrovverEmulator tenant(String id, Consumer<? super TenantSetup> setup) {
        TenantSetup tenant = new TenantSetup(id);
        setup.accept(tenant);
        world.change(tenant::create);
        return this;
    }

    /**
     * Subscribes a tenant to a further plan, or to one again after the former subscription ended.
     *
     * @return Crovver's id of the subscription
     */
    public String createSubscription(String tenantId, Consumer<? super SubscriptionSetup> setup) {
        SubscriptionSetup subscription = new SubscriptionSetup();
        setup.accept(subscription);
        return world.atomically(
                locked -> subscription.open(locked, tenant(locked, tenantId)).id());
    }

    /**
     * Moves the tenant's subscription, as a payment provider or an admin would. A first activation grants the plan's
     * credits; so does one after the period ended, and it opens a new period.
     *
     * @param status see {@link SubscriptionSetup#status}
     */
    public void setStatus(String tenantId, String status) {
        Status next = Status.of(status);
        world.change(locked -> {
            Subscription subscription = subscription(locked, tenantId);
            subscription.become(next, locked.plan(subscription.planId()), locked.now());
        });
    }

    /** Changes the seats paid for, as a confirmed payment for more of them would. */
    public void setSeats(String tenantId, int seats) {
        Checks.atLeast(0, "seats", seats);
        world.change(locked -> subscription(locked, tenantId).seats().capacity(seats));
    }

    /** Takes a user's seat away, which no call of the API can. Nothing happens if the user has none. */
    public void removeSeat(String tenantId, String userId) {
        world.change(locked -> subscription(locked, tenantId).seats().remove(userId));
    }

    /** Grants credits that never expire, besides those of the plan, as an admin or a paid add-on would. */
    public void grantCredits(String tenantId, String poolKey, long quantity) {
        grant(tenantId, poolKey, quantity, null);
    }

    /** Grants credits that expire, besides those of the plan. */
    public void grantCredits(String tenantId, String poolKey, long quantity, Instant expiresAt) {
        grant(tenantId, poolKey, quantity, expiresAt);
    }

    private void grant(String tenantId, String poolKey, long quantity, @Nullable Instant expiresAt) {
        Grant grant = new Grant(poolKey, Source.ADDON, Checks.atLeast(1, "credits", quantity), expiresAt);
        world.change(locked -> withPool(locked, tenantId, poolKey).ledger().add(grant));
    }

    /** What the tenant has in a pool, base and add-on credits together; negative for a debt. */
    public long balance(String tenantId, String poolKey) {
        return world.atomically(
                locked -> withPool(locked, tenantId, poolKey).ledger().total(poolKey, locked.now()));
    }

    /** The users who have a seat, in the order in which they first got one; an immutable copy. */
    public Set<String> activeSeats(String tenantId) {
        return ask(tenantId, subscription -> subscription.seats().active());
    }

    /** Seats paid for. */
    public int seats(String tenantId) {
        return ask(tenantId, subscription -> subscription.seats().capacity());
    }

    /** Where the tenant's subscription stands now, in the API's word. */
    public String status(String tenantId) {
        return ask(tenantId, subscription -> subscription.status().word());
    }

    /** The requests so far, oldest first, at most the latest 100,000; an immutable copy. */
    public List<RecordedRequest> requests() {
        return journal.all();
    }

    /** How many of {@link #requests} had this very path. */
    public long requestCount(String path) {
        return requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        journal.clear();
    }

    /** Breaks answers to come. */
    public Faults faults() {
        return new Faults(faults);
    }

    /**
     * Sets the clock that decides about periods, trials and expiries; the system's by default. What fell due is done when
     * a tenant is next looked at, and is not undone by a clock that goes back.
     */
    public void clock(Clock clock) {
        world.change(locked -> locked.clock(clock));
    }

    /** Stops listening, breaks all connections and ends all threads. Closing twice does no harm. */
    @Override
    public void close() {
        front.close();
    }

    private <T> T ask(String tenantId, Function<Subscription, T> question) {
        return world.atomically(locked -> question.apply(subscription(locked, tenantId)));
    }

    private static Tenant tenant(World locked, String tenantId) {
        return locked.tenant(tenantId)
                .orElseThrow(() -> new IllegalArgumentException("No tenant \"" + tenantId + "\""));
    }

    /** The live subscription, else the latest of those that are not. */
    private static Subscription subscription(World locked, String tenantId) {
        Tenant tenant = tenant(locked, tenantId);
        return locked.live(tenant)
                .or(() -> tenant.subscriptions().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("Tenant \"" + tenantId + "\" has no subscription"));
    }

    private static Subscription withPool(World locked, String tenantId, String poolKey) {
        Subscription subscription = subscription(locked, tenantId);
        Plan plan = locked.plan(subscription.planId());
        if (plan.pool(poolKey).isEmpty() && !subscription.ledger().knows(poolKey)) {
            throw new IllegalArgumentException("Plan \"" + plan.id() + "\" has no pool \"" + poolKey + "\"; it has "
                    + plan.pools().keySet());
        }
        return subscription;
    }
}
