package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Declares a pack of credits on sale to a plan's tenants. Unless told otherwise its credits expire with the billing
 * period in which they are bought.
 *
 * <p>Not thread-safe; used inside {@link PlanSetup#addon}.
 */
public final class AddonSetup {

    private final String id;
    private final Map<Currency, BigDecimal> prices = new LinkedHashMap<>();
    private @Nullable String poolKey;
    private long credits;
    private String displayName;
    private @Nullable String description;
    private String expiryType = "period_end";
    private @Nullable Integer expiryDays;

    AddonSetup(String id) {
        this.id = Checks.text("add-on id", id);
        this.displayName = Checks.displayName(id);
    }

    /**
     * What one pack holds.
     *
     * @param pool a pool of the plan
     * @param quantity credits per purchase, at least 1
     */
    public AddonSetup credits(String pool, long quantity) {
        poolKey = Checks.text("pool key", pool);
        credits = Checks.atLeast(1, "credits of add-on " + id, quantity);
        return this;
    }

    /**
     * Sells it in a currency; repeat it for more of them.
     *
     * @param currency ISO 4217 code
     * @param amount in major units, for example {@code "7.50"}
     */
    public AddonSetup price(String currency, String amount) {
        prices.put(Checks.currency(currency), Checks.amount("price of add-on " + id, amount));
        return this;
    }

    /** Its name for people; by default made from its id. */
    public AddonSetup name(String name) {
        displayName = Checks.text("name of add-on " + id, name);
        return this;
    }

    /** A sentence for people; none by default. */
    public AddonSetup description(String text) {
        description = text;
        return this;
    }

    /** Lets the credits expire so many days after the purchase. */
    public AddonSetup expiresAfterDays(int days) {
        expiryType = "days";
        expiryDays = Checks.atLeast(1, "expiry days", days);
        return this;
    }

    /** Lets the credits last for ever. */
    public AddonSetup neverExpires() {
        expiryType = "never";
        expiryDays = null;
        return this;
    }

    Addon build() {
        if (poolKey == null || prices.isEmpty()) {
            throw new IllegalArgumentException("add-on " + id + " needs credits(pool, quantity) and a price");
        }
        Map<Currency, BigDecimal> copy = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        return new Addon(id, poolKey, displayName, description, credits, expiryType, expiryDays, copy);
    }
}
