package com.crovver.billing;

import com.crovver.billing.Account.Part;
import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.model.Addon;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.Invoice;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.Renewal;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads accounts. What only adorns the page is left out if it cannot be read. Thread-safe. */
final class Accounts {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final CrovverClient client;
    private final boolean publicKey;
    private final Clock clock;

    /**
     * A reader.
     *
     * @param publicKey whether the client has one: only with it Crovver tells how a subscription that ended comes back
     */
    Accounts(CrovverClient client, boolean publicKey, Clock clock) {
        this.client = client;
        this.publicKey = publicKey;
        this.clock = clock;
    }

    /**
     * Reads a tenant's account; that of a tenant whom Crovver does not know has nothing in it but the plans.
     *
     * @param product product that a renewal is asked about; null for the newest subscription
     * @throws CrovverException if its subscriptions cannot be read
     */
    Account read(String tenant, @Nullable String product) {
        CallOptions options = BillingCalls.within(BUDGET);
        Instant now = clock.instant();
        List<Subscription> found = subscriptions(tenant, options);
        boolean known = found != null;
        List<Subscription> subscriptions = found == null ? List.of() : found;
        Set<Part> unread = EnumSet.noneOf(Part.class);
        List<Plan> plans = orNote(Part.PLANS, unread, List.of(), () -> client.getPlans(options));
        Account bare = new Account(now, known, subscriptions, plans, List.of(), List.of(), null, null, null, unread);
        Subscription live = bare.live().orElse(null);
        if (live == null) {
            Renewal renewal = subscriptions.isEmpty() || !publicKey
                    ? null
                    : orNote(
                                    Part.RENEWAL,
                                    unread,
                                    Optional.<Renewal>empty(),
                                    () -> Optional.of(renewal(tenant, product, options)))
                            .orElse(null);
            return new Account(now, known, subscriptions, plans, List.of(), List.of(), null, null, renewal, unread);
        }
        Plan plan = bare.planOf(live).orElse(null);
        List<Addon> addons = orNote(Part.ADDONS, unread, List.of(), () -> client.listAvailableAddons(tenant, options));
        List<CreditBalance> balances =
                List.copyOf(orElse(Map.<String, CreditBalance>of(), () -> client.getCreditsBalance(tenant, options))
                        .values());
        Long seatsUsed = live.usedCapacity();
        if (seatsUsed == null && plan != null && plan.seatBased()) {
            seatsUsed = orElse(Optional.<SeatCount>empty(), () -> Optional.of(client.getSeatCount(tenant, options)))
                    .map(SeatCount::activeCount)
                    .orElse(null);
        }
        Currency currency = currency(tenant, plan, addons, options);
        return new Account(now, known, subscriptions, plans, addons, balances, seatsUsed, currency, null, unread);
    }

    /** Newest first; null if there is no such tenant. */
    private @Nullable List<Subscription> subscriptions(String tenant, CallOptions options) {
        try {
            return client.getSubscriptions(tenant, options).stream()
                    .sorted(Account.NEWEST_FIRST)
                    .toList();
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return null;
            }
            throw e;
        }
    }

    private Renewal renewal(String tenant, @Nullable String product, CallOptions options) {
        Renewal renewal = client.getSubscriptionStatus(tenant, product, options).renewal();
        return renewal == null ? new Renewal(false, Renewal.Method.NONE, null, List.of()) : renewal;
    }

    /** No answer names the currency of a subscription: it is that of a plan with one price, of add-ons, or of bills. */
    private @Nullable Currency currency(String tenant, @Nullable Plan plan, List<Addon> addons, CallOptions options) {
        List<PlanPrice> prices = plan == null ? List.of() : plan.prices();
        if (prices.size() == 1) {
            return prices.get(0).base().currency();
        } else if (!addons.isEmpty()) {
            return addons.get(0).price().currency();
        }
        return orElse(List.<Invoice>of(), () -> client.getInvoices(tenant, options)).stream()
                .max(Comparator.comparing(Invoice::issuedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(invoice -> invoice.total().currency())
                .orElse(null);
    }

    private static <T> T orElse(T otherwise, Supplier<T> call) {
        try {
            return call.get();
        } catch (CrovverException e) {
            return otherwise;
        }
    }

    private static <T> T orNote(Part part, Set<Part> unread, T otherwise, Supplier<T> call) {
        try {
            return call.get();
        } catch (CrovverException e) {
            unread.add(part);
            return otherwise;
        }
    }
}
