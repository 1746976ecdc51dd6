package com.crovver.billing;

import com.crovver.billing.Account.Part;
import com.crovver.client.CallOptions;
import com.crovver.client.CheckoutTokenRequest;
import com.crovver.client.CreateCheckoutSessionRequest;
import com.crovver.client.CreateTenantRequest;
import com.crovver.client.CrovverClient;
import com.crovver.client.PortalTokenRequest;
import com.crovver.client.ProrationCheckoutRequest;
import com.crovver.client.PurchaseAddonRequest;
import com.crovver.gate.UrlEncoded;
import com.crovver.model.Addon;
import com.crovver.model.CancelReason;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.PortalLink;
import com.crovver.model.Subscription;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does what the billing page's forms ask for. What can be bought, and at what price, is read from Crovver and not from the
 * form. Thread-safe.
 */
final class BillingDesk {

    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final CrovverClient client;
    private final BillingAddress address;
    private final @Nullable URI renewalPage;

    /**
     * A desk.
     *
     * @param renewalPage where the hosted renewal page is; null if that is not known, and then the portal serves
     */
    BillingDesk(CrovverClient client, BillingAddress address, @Nullable URI renewalPage) {
        this.client = client;
        this.address = address;
        this.renewalPage = renewalPage;
    }

    /**
     * Does it.
     *
     * @param account what the visitor has and could buy
     * @param nonce of the form
     * @throws com.crovver.model.CrovverException if Crovver did not do it, or nobody knows
     */
    Outcome carryOut(Wish wish, Visit visit, Account account, String nonce) {
        CallOptions options = BillingCalls.within(BUDGET);
        return switch (wish.action()) {
            case PLAN -> subscribe(wish, visit, account, options);
            case ADDON -> buyAddon(wish, visit, account, nonce, options);
            case SEATS -> buySeats(wish, visit, account, options);
            case CANCEL -> cancel(wish, visit, account, options);
            case PORTAL -> toPortal(visit, account, options);
            case PRICING -> toPricing(visit, options);
            case RENEWAL -> toRenewal(visit, account, options);
        };
    }

    private Outcome subscribe(Wish wish, Visit visit, Account account, CallOptions options) {
        if (account.wayBackIsUnknown()) {
            return new Outcome.Failed();
        } else if (account.comesBackWithoutCheckout()) {
            return new Outcome.Stay(Notice.NOT_ON_SALE);
        }
        Plan plan = account.open().stream()
                .filter(each -> each.id().equals(wish.item()))
                .findFirst()
                .orElse(null);
        PlanPrice price = plan == null ? null : priceIn(plan, wish.currency());
        if (plan == null || (price == null && !plan.free()) || !seatsFit(plan, wish.seats())) {
            return notOnSale(account, Part.PLANS);
        }
        createTenantIfNew(visit, account, options);
        String tenant = visit.caller().tenant();
        String afterwards = address.afterwards(visit, new AwaitedChange.LiveSubscription(plan.id()));
        var request =
                CreateCheckoutSessionRequest.forTenant(tenant, plan.id()).returningTo(afterwards, address.of(visit));
        if (visit.caller().user() != null) {
            request.userId(visit.caller().user());
        }
        if (price != null) {
            request.currency(price.base().currency());
        }
        if (plan.seatBased() && wish.seats() != null) {
            request.totalCapacityUnits(wish.seats());
        }
        return client.createCheckoutSession(request.build(), options)
                .fold(
                        page -> redirect(page.checkoutUrl()),
                        free -> redirect(URI.create(afterwards)),
                        none -> new Outcome.Failed());
    }

    /** What is on sale may be just what could not be read. */
    private static Outcome notOnSale(Account account, Part part) {
        return account.unread().contains(part) ? new Outcome.Failed() : new Outcome.Stay(Notice.NOT_ON_SALE);
    }

    private static @Nullable PlanPrice priceIn(Plan plan, @Nullable String currency) {
        return plan.prices().stream()
                .filter(each -> each.base().currency().getCurrencyCode().equals(currency))
                .findFirst()
                .orElse(null);
    }

    private static boolean seatsFit(Plan plan, @Nullable Integer seats) {
        if (!plan.seatBased()) {
            return seats == null;
        }
        return seats != null
                && seats >= (plan.minSeats() == null ? 1 : Math.max(1, plan.minSeats()))
                && (plan.maxSeats() == null || seats <= plan.maxSeats());
    }

    /** A checkout wants a tenant that exists, except where tenants are people, whom only the checkout itself can create. */
    private void createTenantIfNew(Visit visit, Account account, CallOptions options) {
        String tenant = visit.caller().tenant();
        String user = visit.caller().user();
        if (account.known() || user == null || user.equals(tenant)) {
            return;
        }
        try {
            client.createTenant(new CreateTenantRequest(tenant, tenant, user), options);
        } catch (CrovverApiException e) {
            // 403: tenants are people here. 409: somebody was quicker. The checkout will say what it needs.
            if (e.status() != 403 && e.status() != 409) {
                throw e;
            }
        }
    }

    private Outcome buyAddon(Wish wish, Visit visit, Account account, String nonce, CallOptions options) {
        Addon addon = account.addons().stream()
                .filter(each -> wish.item().equals(each.id()))
                .findFirst()
                .orElse(null);
        if (addon == null) {
            return notOnSale(account, Part.ADDONS);
        }
        Optional<AwaitedChange> credits = account.balances().stream()
                .filter(each -> each.poolKey().equals(addon.poolKey()))
                .map(BillingDesk::more)
                .findFirst();
        String afterwards = credits.map(change -> address.afterwards(visit, change))
                .orElseGet(() -> address.afterwards(visit, new AwaitedChange.NothingPending()));
        PurchaseAddonRequest request = new PurchaseAddonRequest(
                        visit.caller().tenant(), wish.item(), addon.price().currency(), nonce)
                .returningTo(afterwards, address.of(visit));
        return client.purchaseAddon(request, options)
                .fold(page -> redirect(page.checkoutUrl()), none -> new Outcome.Stay(Notice.ADDON_ORDERED));
    }

    private static AwaitedChange more(CreditBalance balance) {
        return new AwaitedChange.Credits(AwaitedChange.Credits.of(balance), balance.poolKey());
    }

    private Outcome buySeats(Wish wish, Visit visit, Account account, CallOptions options) {
        Integer seats = wish.seats();
        Subscription live = account.live().orElse(null);
        Plan plan = live == null ? null : account.planOf(live).orElse(null);
        Long capacity = live == null ? null : live.capacityUnits();
        if (seats == null
                || plan == null
                || capacity == null
                || !plan.seatBased()
                || seats <= capacity
                || (plan.maxSeats() != null && seats > plan.maxSeats())) {
            return notOnSale(account, Part.PLANS);
        }
        String afterwards = address.afterwards(visit, new AwaitedChange.Seats(seats));
        ProrationCheckoutRequest request = ProrationCheckoutRequest.of(
                        visit.caller().tenant(), seats)
                .withPlanId(plan.id())
                .returningTo(afterwards, address.of(visit));
        return client.createProrationCheckout(request, options)
                .fold(
                        page -> redirect(page.checkoutUrl()),
                        invoiced -> new Outcome.Stay(Notice.INVOICE_FOLLOWS),
                        nothing -> redirect(URI.create(afterwards)));
    }

    private Outcome cancel(Wish wish, Visit visit, Account account, CallOptions options) {
        Optional<Subscription> meant = account.subscriptions().stream()
                .filter(each -> each.id().equals(wish.item()))
                .findFirst();
        if (meant.isEmpty()) {
            return new Outcome.Stay(Notice.NOT_ON_SALE);
        }
        CancelReason reason =
                wish.reason() == null || wish.reason().isBlank() ? CancelReason.OTHER : new CancelReason(wish.reason());
        try {
            client.cancelSubscription(meant.get().id(), visit.caller().tenant(), reason, null, options);
        } catch (CrovverApiException e) {
            if (!e.code().equals(Optional.of("ALREADY_CANCELED"))) {
                throw e;
            }
        }
        return new Outcome.Stay(Notice.CANCELED);
    }

    private Outcome toPortal(Visit visit, Account account, CallOptions options) {
        return redirect(portalLink(visit, account, options).url());
    }

    /** The page's address takes the portal's token: no source names an address or a token of its own. */
    private Outcome toRenewal(Visit visit, Account account, CallOptions options) {
        PortalLink link = portalLink(visit, account, options);
        if (renewalPage == null) {
            return redirect(link.url());
        }
        StringBuilder page = new StringBuilder(renewalPage.toString());
        UrlEncoded.add(page, "token", link.token());
        return redirect(URI.create(page.toString()));
    }

    private PortalLink portalLink(Visit visit, Account account, CallOptions options) {
        String afterwards = account.live().isPresent()
                ? address.afterwards(visit, new AwaitedChange.NothingPending())
                : address.afterwards(visit, new AwaitedChange.LiveSubscription(""));
        return client.createPortalToken(new PortalTokenRequest(visit.caller().tenant(), afterwards), options);
    }

    private Outcome toPricing(Visit visit, CallOptions options) {
        String afterwards = address.afterwards(visit, new AwaitedChange.NothingPending());
        CheckoutTokenRequest request = new CheckoutTokenRequest(visit.caller().tenant(), afterwards)
                .actingAs(visit.caller().user(), null)
                .suggesting(visit.feature(), null)
                .inProduct(visit.product());
        return redirect(client.createCheckoutToken(request, options).url());
    }

    /** A page for browsers and nothing else, whatever an answer says. */
    private static Outcome redirect(URI page) {
        boolean web = "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
        return web && page.getHost() != null ? new Outcome.Redirect(page) : new Outcome.Failed();
    }
}
