package com.crovver.testkit;

import com.crovver.testkit.Grant.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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

    private static final Duration FARTHEST = Duration.ofDays(36_525);

    private static final String SECRET_KEY = "sk_test_emulator";
    private static final String PUBLIC_KEY = "pk_test_emulator";
    private static final String SERVICE_KEY = "svc_test_emulator";

    private final World world = new World();
    private final Journal journal = new Journal();
    private final FaultQueue faults = new FaultQueue();
    private final Webhooks webhooks = new Webhooks();
    private final Keys keys;
    private final HttpFront front;

    private CrovverEmulator(int port) {
        String organization = world.atomically(locked -> locked.organization().id());
        keys = new Keys(SECRET_KEY, PUBLIC_KEY, SERVICE_KEY, organization);
        Router router = new Router(world, keys, Routes.all());
        Pages pages = new Pages(world);
        front = HttpFront.start(
                port, journal, faults, request -> pages.answer(request).orElseGet(() -> router.answer(request)));
        world.change(locked -> {
            locked.url(front.uri().toString());
            locked.events(webhooks::publish);
        });
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
        return SECRET_KEY;
    }

    /** The organization's public key, the same in every emulator. */
    public String publicKey() {
        return PUBLIC_KEY;
    }

    /** The key of Crovver's own portal, the same in every emulator; it goes with {@link #organizationId}. */
    public String serviceKey() {
        return SERVICE_KEY;
    }

    /** Crovver's id of the organization. */
    public String organizationId() {
        return world.atomically(locked -> locked.organization().id());
    }

    /**
     * Registers a further key of the organization.
     *
     * @param key begins with {@code sk_test_}, {@code sk_live_}, {@code pk_test_} or {@code pk_live_}
     */
    public CrovverEmulator key(String key) {
        keys.register(key);
        return this;
    }

    /**
     * Describes the organization; by default it is called Crovver emulator and of type b2b.
     *
     * @param type {@code b2b}, where a tenant is a workspace, or {@code d2c}, where it is one person
     */
    public CrovverEmulator organization(String name, String type) {
        if (!List.of("b2b", "d2c").contains(type)) {
            throw new IllegalArgumentException("organization type is \"" + type + "\"; Crovver knows b2b and d2c");
        }
        world.change(locked -> locked.organization(Checks.text("organization name", name), type));
        return this;
    }

    /**
     * Sets how answers look where Crovver's sources disagree; see {@link Variants}.
     *
     * @param name of the switch, or {@code random}
     * @param value one of its values; for {@code random} a seed, a whole number
     */
    public CrovverEmulator variant(String name, String value) {
        world.change(locked -> locked.choices().choose(name, value));
        return this;
    }

    /** Lets chance pick a legal variant for each answer, in all switches not set by name; one seed, one sequence. */
    public CrovverEmulator randomVariants(long seed) {
        world.change(locked -> locked.choices().random(seed));
        return this;
    }

    /** Puts all switches back to their defaults. */
    public void clearVariants() {
        world.change(locked -> locked.choices().clear());
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
        return world.atomically(locked -> {
            Tenant tenant = tenant(locked, tenantId);
            Subscription opened = subscription.open(locked, tenant);
            locked.announce(tenant, opened, Happening.CREATED);
            return opened.id();
        });
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
        world.change(locked -> subscription(locked, tenantId).capacity(seats, locked.now()));
    }

    /** Takes a user's seat away, which no call of the API can. Nothing happens if the user has none. */
    public void removeSeat(String tenantId, String userId) {
        world.change(locked -> subscription(locked, tenantId).seats().remove(userId, locked.now()));
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

    /**
     * Confirms the payment of a session, as its payment page does.
     *
     * @param session its id, or the address of its page
     * @throws IllegalStateException if it was paid or cancelled before, or what it bought can no longer be had
     */
    public void pay(String session) {
        world.change(locked -> locked.till().pay(session(locked, session), locked.now()));
    }

    /**
     * Lets time pass between a payment on a session's page and its confirmation by the provider, as happens in life: the
     * browser goes back at once, and what was bought is there only after the delay, by the emulator's clock. {@link #pay}
     * still confirms at once.
     *
     * @param delay not negative; zero, as at the start, confirms in the same moment
     */
    public CrovverEmulator confirmPaymentsAfter(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay is " + delay + "; a confirmation cannot precede its payment");
        }
        world.change(locked -> locked.confirmationDelay(delay));
        return this;
    }

    /** Lets the payment of a session fail, as its payment page does; it can be paid later. */
    public void fail(String session) {
        world.change(locked -> session(locked, session).become(Session.State.FAILED));
    }

    /** Turns back from a session for good, as its payment page does. */
    public void cancel(String session) {
        world.change(locked -> session(locked, session).become(Session.State.CANCELLED));
    }

    /**
     * Marks an invoice paid, which brings about what it was owed for.
     *
     * @param invoice its id
     * @throws IllegalStateException if it is paid already
     */
    public void payInvoice(String invoice) {
        world.change(locked -> locked.till()
                .invoice(invoice)
                .orElseThrow(() -> new IllegalArgumentException("No invoice \"" + invoice + "\""))
                .pay(locked.now()));
    }

    private static Session session(World locked, String idOrUrl) {
        String id = idOrUrl.substring(idOrUrl.lastIndexOf('/') + 1);
        return locked.till()
                .session(id)
                .orElseThrow(() -> new IllegalArgumentException("No session \"" + idOrUrl + "\""));
    }

    /**
     * Registers an endpoint for webhooks: from now on events are sent to it, in order, one try each.
     *
     * @param url an http address of this machine
     * @param secret signs the bodies
     */
    public CrovverEmulator webhook(URI url, String secret) {
        webhooks.add(new WebhookEndpoint(url, secret));
        return this;
    }

    /** Sends {@code webhook.test}, as the dashboard's button does. */
    public void sendTestWebhook() {
        world.change(locked -> locked.announce("webhook.test", Json.object(), locked.now()));
    }

    /** Waits until every event so far has been tried, and tells how; an immutable copy, oldest first. */
    public List<Delivery> deliveries() {
        return webhooks.settled();
    }

    /** Sends an event once more, with the same id and body, to all endpoints. */
    public void resend(String eventId) {
        webhooks.resend(eventId);
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
     * Sets the clock that decides about periods, trials and expiries; the system's by default. What is due by it is done
     * at once, what falls due later when a tenant is next looked at; a clock that goes back undoes nothing.
     */
    public void clock(Clock clock) {
        if (clock.instant().isAfter(Instant.now().plus(FARTHEST))) {
            // Every renewal until then is carried out at once, and its invoices are kept.
            throw new IllegalArgumentException(
                    "the clock shows " + clock.instant() + "; it may be at most a hundred years ahead");
        }
        world.change(locked -> locked.clock(clock));
    }

    /** Stops listening, breaks all connections and ends all threads. Closing twice does no harm. */
    @Override
    public void close() {
        front.close();
        webhooks.close();
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
