package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Declares a plan. Unless told otherwise it is monthly, flat, free of charge (0 EUR), without trial, features, pools and
 * add-ons, of a product named {@code default}.
 *
 * <p>Not thread-safe; used inside {@link CrovverEmulator#plan}.
 */
public final class PlanSetup {

    private final String id;
    private final Map<Currency, Price> prices = new LinkedHashMap<>();
    private final Map<String, Boolean> features = new LinkedHashMap<>();
    private final Map<String, @Nullable Long> limits = new LinkedHashMap<>();
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final List<Addon> addons = new ArrayList<>();
    private String name;
    private @Nullable String description;
    private String productSlug = "default";
    private Interval interval = Interval.MONTHLY;
    private @Nullable Integer includedSeats;
    private @Nullable Integer minSeats;
    private @Nullable Integer maxSeats;
    private int trialDays;
    private String provider = "stripe";
    private boolean testMode;

    PlanSetup(String id) {
        this.id = Checks.text("plan id", id);
        this.name = Checks.displayName(id);
    }

    /** Its name for people; by default the id with a capital. */
    public PlanSetup name(String newName) {
        name = Checks.text("name of plan " + id, newName);
        return this;
    }

    /** A sentence for people; none by default. */
    public PlanSetup description(String text) {
        description = text;
        return this;
    }

    /** The product it belongs to, by slug; declare that with {@link CrovverEmulator#product}. */
    public PlanSetup product(String slug) {
        productSlug = Checks.text("product slug", slug);
        return this;
    }

    /** {@code monthly}, {@code yearly} or {@code one_time}. */
    public PlanSetup interval(String word) {
        interval = Interval.of(word);
        return this;
    }

    /**
     * Sells it at a flat price in a currency; repeat it for more of them.
     *
     * @param currency ISO 4217 code
     * @param amount per interval in major units, for example {@code "29.00"}
     */
    public PlanSetup price(String currency, String amount) {
        Currency key = Checks.currency(currency);
        prices.put(key, new Price(key, Checks.amount("price of plan " + id, amount), BigDecimal.ZERO));
        return this;
    }

    /**
     * Sells it by seats in a currency; repeat it, with the same included seats, for more of them.
     *
     * @param currency ISO 4217 code
     * @param base price per interval in major units, for example {@code "40.00"}
     * @param included seats that the base price covers
     * @param perSeat price per interval of each further seat in major units
     */
    public PlanSetup seatBased(String currency, String base, int included, String perSeat) {
        Currency key = Checks.currency(currency);
        includedSeats = Checks.atLeast(0, "included seats of plan " + id, included);
        prices.put(key, new Price(key, Checks.amount("base price", base), Checks.amount("price per seat", perSeat)));
        return this;
    }

    /** The fewest seats one may buy; no bound by default. */
    public PlanSetup minSeats(int seats) {
        minSeats = Checks.atLeast(1, "minSeats", seats);
        return this;
    }

    /** The most seats one may buy; no bound by default. */
    public PlanSetup maxSeats(int seats) {
        maxSeats = Checks.atLeast(1, "maxSeats", seats);
        return this;
    }

    /** Switches features on. One whose key is also a pool's is backed by that pool. */
    public PlanSetup feature(String... keys) {
        for (String key : keys) {
            features.put(Checks.text("feature key", key), true);
        }
        return this;
    }

    /** Lists features as switched off; one that is not listed is off as well. */
    public PlanSetup featureOff(String... keys) {
        for (String key : keys) {
            features.put(Checks.text("feature key", key), false);
        }
        return this;
    }

    /** Caps a metric of the deprecated usage log, so many per period. */
    public PlanSetup limit(String metric, long most) {
        limits.put(Checks.text("metric", metric), Checks.atLeast(0, "limit of metric " + metric, most));
        return this;
    }

    /** Lists a metric of the deprecated usage log as unlimited; one that is not listed is so, too. */
    public PlanSetup unlimited(String metric) {
        limits.put(Checks.text("metric", metric), null);
        return this;
    }

    /** A pool that blocks when short; {@code limit} credits per period. */
    public PlanSetup hardPool(String key, long limit) {
        return pool(key, limit, pool -> {});
    }

    /** A pool that goes below zero with a warning; {@code limit} credits per period. */
    public PlanSetup softPool(String key, long limit) {
        return pool(key, limit, PoolSetup::soft);
    }

    /** A pool of {@code limit} credits per period, with all there is to say about it. */
    public PlanSetup pool(String key, long limit, Consumer<? super PoolSetup> setup) {
        PoolSetup pool = new PoolSetup(key, limit);
        setup.accept(pool);
        pools.put(key, pool.build());
        return this;
    }

    /** Puts a pack of credits on sale to this plan's tenants. */
    public PlanSetup addon(String addonId, Consumer<? super AddonSetup> setup) {
        AddonSetup addon = new AddonSetup(addonId);
        setup.accept(addon);
        addons.add(addon.build());
        return this;
    }

    /** The length of its free trial; 0 for none. */
    public PlanSetup trialDays(int days) {
        trialDays = Checks.atLeast(0, "trial days", days);
        return this;
    }

    /** The payment provider's code, {@code stripe} by default. */
    public PlanSetup provider(String code) {
        provider = Checks.text("provider", code);
        return this;
    }

    /** Marks it as one whose checkouts use test credentials. */
    public PlanSetup testMode() {
        testMode = true;
        return this;
    }

    Plan build(World world) {
        if (prices.isEmpty()) {
            price("EUR", "0");
        }
        SeatTerms seats = includedSeats == null ? null : new SeatTerms(includedSeats, minSeats, maxSeats);
        return new Plan(
                id,
                name,
                description,
                world.product(productSlug),
                interval,
                List.copyOf(prices.values()),
                seats,
                trialDays,
                Collections.unmodifiableMap(new LinkedHashMap<>(features)),
                Collections.unmodifiableMap(new LinkedHashMap<>(limits)),
                Collections.unmodifiableMap(new LinkedHashMap<>(pools)),
                List.copyOf(addons),
                provider,
                testMode);
    }
}
