package com.crovver.contract;

import static com.crovver.contract.Stage.END;
import static com.crovver.contract.Stage.GATEWAY_TENANT;
import static com.crovver.contract.Stage.NOW;
import static com.crovver.contract.Stage.START;
import static com.crovver.contract.Stage.SUBSCRIPTION;
import static com.crovver.contract.Stage.TENANT;
import static com.crovver.contract.Stage.id;
import static com.crovver.contract.Stage.plainId;
import static com.crovver.contract.Stage.url;

import com.crovver.client.AllocateSeatRequest;
import com.crovver.client.BulkAllocateSeatsRequest;
import com.crovver.client.CallOptions;
import com.crovver.client.CanAccessRequest;
import com.crovver.client.CheckoutTokenRequest;
import com.crovver.client.ConsumeCreditsRequest;
import com.crovver.client.CreateCheckoutSessionRequest;
import com.crovver.client.CreateTenantRequest;
import com.crovver.client.CrovverClient;
import com.crovver.client.GetAllocationsRequest;
import com.crovver.client.PortalTokenRequest;
import com.crovver.client.ProrationCheckoutRequest;
import com.crovver.client.PurchaseAddonRequest;
import com.crovver.client.RecordUsageRequest;
import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.AddonCredits;
import com.crovver.model.AddonPurchase;
import com.crovver.model.Allocation;
import com.crovver.model.AllocationPage;
import com.crovver.model.BillingInterval;
import com.crovver.model.BulkAllocation;
import com.crovver.model.CancelReason;
import com.crovver.model.Cancellation;
import com.crovver.model.CheckoutSession;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CreditPool;
import com.crovver.model.CrovverApiException;
import com.crovver.model.Invoice;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Money;
import com.crovver.model.Organization;
import com.crovver.model.PaymentProvider;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.PortalLink;
import com.crovver.model.Product;
import com.crovver.model.Proration;
import com.crovver.model.ProrationAmount;
import com.crovver.model.ProrationCheckout;
import com.crovver.model.Renewal;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionSnapshot;
import com.crovver.model.SubscriptionSnapshot.PlanSummary;
import com.crovver.model.SubscriptionStatus;
import com.crovver.model.Tenant;
import com.crovver.model.TenantCreation;
import com.crovver.model.TenantDetails;
import com.crovver.model.TenantMember;
import com.crovver.model.UsageLimit;
import com.crovver.model.UsageReceipt;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Every call that the client can make, and what it is to decode from the emulator's answer. */
@SuppressWarnings("deprecation") // The two deprecated calls are offered, so they are proved.
final class Tour {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency NPR = Currency.getInstance("NPR");

    private static final String PAGE = "https://desk.lanternworks.example/done";
    private static final String BACK = "https://desk.lanternworks.example/back";
    private static final Map<String, Object> NOTE = Map.of("origin", "tour");
    private static final Product PRODUCT = new Product("prod_kestrel-desk", "Kestrel Desk", null);

    private static final SubscriptionStatus ACTIVE = SubscriptionStatus.of("active");

    private final List<Stop> stops = new ArrayList<>();

    private Tour() {}

    /** A call through the client. */
    interface Act {
        Object call(CrovverClient client, CallOptions options);
    }

    /**
     * One call.
     *
     * @param method of the client
     * @param variant what sets it apart from other stops with this method; empty for the usual one
     * @param operation of the document
     * @param variants of the emulator that it needs; none for the stops of the tour with every variant
     * @param scene what has to be so before
     */
    record Stop(
            String method,
            String variant,
            String operation,
            Map<String, String> variants,
            Consumer<Stage> scene,
            Act act,
            Object expected) {

        @Override
        public String toString() {
            return variant.isEmpty() ? method : method + ", " + variant;
        }

        /** The same call after something more has happened. */
        Stop after(Consumer<Stage> more) {
            return new Stop(method, variant, operation, variants, scene.andThen(more), act, expected);
        }

        ApiDocument.Operation documented() {
            return ApiDocument.all().stream()
                    .filter(each -> each.id().equals(operation))
                    .findFirst()
                    .orElseThrow();
        }

        /** With everything in place, what the client makes of the answer. */
        Object play(Stage stage) {
            stage.reset();
            scene.accept(stage);
            variants.forEach(stage.emulator::variant);
            stage.curtain();
            return act.call(stage.client, stage.watched());
        }
    }

    /** All stops, in an order in which one may follow the other on the same stage. */
    static List<Stop> stops() {
        Tour tour = new Tour();
        tour.access();
        tour.credits();
        tour.addons();
        tour.seats();
        tour.proration();
        tour.plans();
        tour.subscriptions();
        tour.snapshots();
        tour.billing();
        tour.tenants();
        tour.tokens();
        tour.usage();
        return List.copyOf(tour.stops);
    }

    /** What the service says no to, and how the client puts it; in an order like that of the stops. */
    static List<Stop> refusals() {
        Tour tour = new Tour();
        tour.refused();
        return List.copyOf(tour.stops);
    }

    /** A failure, without its text. */
    record Refused(String type, int status, String code) {}

    private void refusal(String name, String operation, Consumer<Stage> scene, Act act, Refused expected) {
        stop(
                name,
                operation,
                scene,
                (client, options) -> {
                    try {
                        return act.call(client, options);
                    } catch (CrovverApiException e) {
                        return new Refused(
                                e.getClass().getSimpleName(),
                                e.status(),
                                e.code().orElse("none"));
                    }
                },
                expected);
    }

    private void refused() {
        refusal(
                "consumeCredits, without a subscription",
                "consumeCredits",
                Tour::asItIs,
                (client, options) -> client.consumeCredits(
                        new ConsumeCreditsRequest("ws_fresh", "label_prints", 1, "none"), options),
                new Refused("CrovverNoSubscriptionException", 402, "NO_SUBSCRIPTION"));
        refusal(
                "getSeatCount, without a subscription",
                "getSeatCount",
                Tour::asItIs,
                (client, options) -> client.getSeatCount("ws_fresh", options),
                new Refused("CrovverNoSubscriptionException", 404, "none"));
        refusal(
                "createProrationCheckout, without a subscription",
                "createProrationCheckout",
                Tour::asItIs,
                (client, options) ->
                        client.createProrationCheckout(ProrationCheckoutRequest.of("ws_fresh", 15), options),
                new Refused("CrovverNoSubscriptionException", 404, "none"));
        refusal(
                "checkUsageLimit, without a subscription",
                "checkUsageLimit",
                Tour::asItIs,
                (client, options) -> client.checkUsageLimit("ws_fresh", "api_calls", null, options),
                new Refused("CrovverNoSubscriptionException", 404, "NO_ACTIVE_SUBSCRIPTION"));
        refusal(
                "getSubscriptionStatus, of nobody",
                "getSubscriptionStatus",
                Tour::asItIs,
                (client, options) -> client.getSubscriptionStatus("nobody", null, options),
                new Refused("CrovverApiException", 404, "TENANT_NOT_FOUND"));
        refusal(
                "consumeCredits, from no pool",
                "consumeCredits",
                Tour::asItIs,
                (client, options) ->
                        client.consumeCredits(new ConsumeCreditsRequest(TENANT, "no_pool", 1, "no"), options),
                new Refused("CrovverApiException", 404, "POOL_NOT_FOUND"));
        refusal(
                "purchaseAddon, in another currency",
                "purchaseAddon",
                Tour::asItIs,
                (client, options) ->
                        client.purchaseAddon(new PurchaseAddonRequest(TENANT, "bundle", NPR, "npr"), options),
                new Refused("CrovverApiException", 422, "none"));
        refusal(
                "createTenant, twice",
                "createTenant",
                Tour::asItIs,
                (client, options) -> client.createTenant(new CreateTenantRequest(TENANT, "Borealis", "u"), options),
                new Refused("CrovverApiException", 409, "none"));
        refusal(
                "cancelSubscription, twice",
                "cancelSubscription",
                stage -> stage.emulator.setStatus(TENANT, "pending_cancel"),
                (client, options) -> client.cancelSubscription(SUBSCRIPTION, TENANT, CancelReason.OTHER, null, options),
                new Refused("CrovverApiException", 400, "ALREADY_CANCELED"));
        refusal(
                "createCheckoutSession, with a live subscription",
                "createCheckoutSession",
                Tour::asItIs,
                (client, options) -> client.createCheckoutSession(
                        CreateCheckoutSessionRequest.forTenant(TENANT, "orbit_team")
                                .build(),
                        options),
                new Refused("CrovverApiException", 409, "SUBSCRIPTION_EXISTS"));
    }

    private void stop(String name, String operation, Consumer<Stage> scene, Act act, Object expected) {
        stop(name, operation, Map.of(), scene, act, expected);
    }

    private void stop(
            String name,
            String operation,
            Map<String, String> variants,
            Consumer<Stage> scene,
            Act act,
            Object expected) {
        int comma = name.indexOf(", ");
        String method = comma < 0 ? name : name.substring(0, comma);
        String variant = comma < 0 ? "" : name.substring(comma + 2);
        stops.add(new Stop(method, variant, operation, variants, scene, act, expected));
    }

    private static void asItIs(Stage stage) {}

    private void access() {
        CanAccessRequest feature = CanAccessRequest.feature(TENANT, "label_prints");
        stop(
                "canAccess",
                "canAccess",
                Tour::asItIs,
                (client, options) -> client.canAccess(feature.forAmount(12), options),
                new Access(true, new Access.CreditCheck(300, true)));
        stop(
                "canAccess, short of credits",
                "canAccess",
                Tour::asItIs,
                (client, options) -> client.canAccess(feature.forAmount(301), options),
                new Access(true, new Access.CreditCheck(300, false)));
        stop(
                "canAccess, in a product",
                "canAccess",
                Tour::asItIs,
                (client, options) -> client.canAccess(feature.inProduct("kestrel-desk"), options),
                new Access(true, null));
        stop(
                "canAccess, to a product",
                "canAccess",
                Tour::asItIs,
                (client, options) -> client.canAccess(CanAccessRequest.product(TENANT, "kestrel-desk"), options),
                new Access(true, null));
        stop(
                "canAccess, refused",
                "canAccess",
                Tour::asItIs,
                (client, options) -> client.canAccess(CanAccessRequest.feature(TENANT, "sso_login"), options),
                new Access(false, null));
    }

    private void credits() {
        stop(
                "getCreditsBalance",
                "getCreditsBalance",
                stage -> {
                    stage.emulator.grantCredits(TENANT, "label_prints", 50);
                    stage.client.consumeCredits(
                            new ConsumeCreditsRequest(TENANT, "label_prints", 12, "balance"), CallOptions.defaults());
                },
                (client, options) -> client.getCreditsBalance(TENANT, options),
                Map.of(
                        "label_prints",
                        new CreditBalance(
                                "label_prints", "Label prints", 338, 288L, 50L, 300L, LimitBehavior.HARD, END),
                        "route_lookups",
                        new CreditBalance(
                                "route_lookups", "Route lookups", 2000, 2000L, 0L, 2000L, LimitBehavior.SOFT, END)));
        stop(
                "getCreditsBalance, without a subscription",
                "getCreditsBalance",
                Tour::asItIs,
                (client, options) -> client.getCreditsBalance("ws_fresh", options),
                Map.of());
        consume("", "label_prints", 12, ConsumeResult.Outcome.ALLOWED, "allowed", 288);
        consume(", overdrawn", "route_lookups", 2014, ConsumeResult.Outcome.WARNING, "warning", -14);
        consume(", refused", "label_prints", 301, ConsumeResult.Outcome.BLOCKED, "blocked", 300);
        ConsumeCreditsRequest twice = new ConsumeCreditsRequest(TENANT, "label_prints", 12, "twice");
        stop(
                "consumeCredits, repeated",
                "consumeCredits",
                stage -> stage.client.consumeCredits(twice, CallOptions.defaults()),
                (client, options) -> client.consumeCredits(twice, options),
                new ConsumeResult(ConsumeResult.Outcome.ALLOWED, "allowed", 288, true, "label_prints", false));
        ConsumeCreditsRequest lost = new ConsumeCreditsRequest(TENANT, "label_prints", 12, "lost");
        stop(
                "consumeCredits, its answer lost",
                "consumeCredits",
                stage -> stage.emulator.faults().afterApplying().dropNext(1),
                (client, options) -> client.consumeCredits(lost, options),
                new ConsumeResult(ConsumeResult.Outcome.ALLOWED, "allowed", 288, true, "label_prints", true));
    }

    private void consume(
            String variant, String pool, int amount, ConsumeResult.Outcome outcome, String word, long remaining) {
        stop(
                "consumeCredits" + variant,
                "consumeCredits",
                Tour::asItIs,
                (client, options) -> client.consumeCredits(
                        new ConsumeCreditsRequest(TENANT, pool, amount, "tour" + variant, NOTE), options),
                new ConsumeResult(outcome, word, remaining, false, pool, false));
    }

    private void addons() {
        stop(
                "listAvailableAddons",
                "listAvailableAddons",
                Tour::asItIs,
                (client, options) -> client.listAvailableAddons(TENANT, options),
                List.of(new Addon(
                        "bundle",
                        "label_prints",
                        "Label print bundle",
                        "250 more label prints",
                        250,
                        Addon.Expiry.DAYS,
                        30,
                        new Money(new BigDecimal("7.50"), EUR),
                        300L,
                        300L)));
        stop(
                "listAvailableAddons, until the period ends",
                "listAvailableAddons",
                Tour::asItIs,
                (client, options) -> client.listAvailableAddons(GATEWAY_TENANT, options),
                List.of(new Addon(
                        "gateway_bundle",
                        "label_prints",
                        "Bundle on invoice",
                        null,
                        250,
                        Addon.Expiry.PERIOD_END,
                        null,
                        new Money(new BigDecimal("900"), NPR),
                        300L,
                        300L)));
        stop(
                "getActiveAddonCredits",
                "listActiveAddonCredits",
                stage -> {
                    stage.emulator.grantCredits(TENANT, "label_prints", 50, END.plus(Duration.ofDays(9)));
                    stage.emulator.grantCredits(TENANT, "label_prints", 20);
                },
                (client, options) -> client.getActiveAddonCredits(TENANT, options),
                List.of(new AddonCredits("label_prints", 70, 2L, END.plus(Duration.ofDays(9)))));
        PurchaseAddonRequest wish = new PurchaseAddonRequest(TENANT, "bundle", EUR, "order-1", PAGE, BACK, NOTE);
        String purchase = id("purchase", "1");
        stop(
                "purchaseAddon",
                "purchaseAddon",
                Tour::asItIs,
                (client, options) -> client.purchaseAddon(wish, options),
                new AddonPurchase.PaymentPage(
                        purchase,
                        url("/checkout/cs_test_" + plainId("session", "1")),
                        false,
                        new AddonPurchase.Item("Label print bundle", 250L, new Money(new BigDecimal("7.50"), EUR))));
        stop(
                "purchaseAddon, repeated",
                "purchaseAddon",
                stage -> stage.client.purchaseAddon(wish, CallOptions.defaults()),
                (client, options) -> client.purchaseAddon(wish, options),
                new AddonPurchase.PaymentPage(
                        purchase,
                        url("/checkout/cs_test_" + plainId("session", "1")),
                        true,
                        new AddonPurchase.Item(null, null, null)));
        PurchaseAddonRequest onInvoice = new PurchaseAddonRequest(GATEWAY_TENANT, "gateway_bundle", NPR, "order-2");
        AddonPurchase.Item item =
                new AddonPurchase.Item("Bundle on invoice", 250L, new Money(new BigDecimal("900"), NPR));
        stop(
                "purchaseAddon, on an invoice",
                "purchaseAddon",
                Tour::asItIs,
                (client, options) -> client.purchaseAddon(onInvoice, options),
                new AddonPurchase.NoPaymentPage(purchase, false, item));
        stop(
                "purchaseAddon, on an invoice and repeated",
                "purchaseAddon",
                Map.of("purchaseReplay", "full"),
                stage -> stage.client.purchaseAddon(onInvoice, CallOptions.defaults()),
                (client, options) -> client.purchaseAddon(onInvoice, options),
                new AddonPurchase.NoPaymentPage(purchase, true, item));
    }

    private void seats() {
        AllocateSeatRequest emma = new AllocateSeatRequest(
                TENANT, "u_emma_41", "emma@borealis.example", "Emma Lind", false, Map.of("invitedBy", "u_root_1"));
        stop(
                "allocateSeat",
                "allocateSeat",
                Tour::asItIs,
                (client, options) -> client.allocateSeat(emma, options),
                new SeatAllocation.Allocated(new SeatCount(7, 10, false, null)));
        Consumer<Stage> full = stage -> stage.tenant(10, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        Money price = new Money(new BigDecimal("2.90"), EUR);
        stop(
                "allocateSeat, full",
                "allocateSeat",
                full,
                (client, options) -> client.allocateSeat(emma, options),
                new SeatAllocation.ProrationRequired(new Proration(
                        price,
                        "One more seat until the period ends",
                        null,
                        new BigDecimal("20"),
                        new BigDecimal("31"),
                        null,
                        10,
                        11)));
        stop(
                "allocateSeat, full, with the calculation",
                "allocateSeat",
                Map.of("previewFields", "php"),
                full,
                (client, options) -> client.allocateSeat(emma, options),
                new SeatAllocation.ProrationRequired(new Proration(
                        price,
                        "One more seat until the period ends",
                        "1 seat x 4.50 x 20/31 days",
                        new BigDecimal("20"),
                        new BigDecimal("31"),
                        new Money(new BigDecimal("4.50"), EUR),
                        10,
                        11)));
        stop(
                "allocateSeat, full and agreed",
                "allocateSeat",
                full,
                (client, options) -> client.allocateSeat(emma.confirmed(), options),
                new SeatAllocation.CheckoutRequired(11L, null));
        stop(
                "allocateSeat, full and agreed, with the amount",
                "allocateSeat",
                Map.of("confirmation", "amount"),
                full,
                (client, options) -> client.allocateSeat(emma.confirmed(), options),
                new SeatAllocation.CheckoutRequired(11L, price.amount()));
        List<BulkAllocateSeatsRequest.User> users = new ArrayList<>();
        users.add(new BulkAllocateSeatsRequest.User("u_emma_41", "emma@borealis.example", "Emma Lind"));
        List.of("u1", "n2", "n3", "n4", "n5").forEach(id -> users.add(new BulkAllocateSeatsRequest.User(id)));
        stop(
                "bulkAllocateSeats",
                "bulkAllocateSeats",
                Tour::asItIs,
                (client, options) ->
                        client.bulkAllocateSeats(new BulkAllocateSeatsRequest(TENANT, users, NOTE), options),
                new BulkAllocation(
                        List.of("u_emma_41", "n2", "n3", "n4"),
                        List.of("u1"),
                        List.of("n5"),
                        new SeatCount(10, 10, false, null),
                        "1 of 6 users did not fit into the 10 seats"));
        allocations(emma);
        stop(
                "getSeatCount",
                "getSeatCount",
                Tour::asItIs,
                (client, options) -> client.getSeatCount(TENANT, options),
                new SeatCount(6, 10, false, "recurring"));
        stop(
                "getSeatCount, exceeded",
                "getSeatCount",
                stage -> stage.emulator.setSeats(TENANT, 5),
                (client, options) -> client.getSeatCount(TENANT, options),
                new SeatCount(6, 5, true, "recurring"));
    }

    private void allocations(AllocateSeatRequest emma) {
        Consumer<Stage> threeSeats = stage -> {
            stage.tenant(10, "u1");
            stage.client.allocateSeat(emma, CallOptions.defaults());
            stage.client.allocateSeat(AllocateSeatRequest.of(TENANT, "u3"), CallOptions.defaults());
            stage.emulator.removeSeat(TENANT, "u1");
        };
        GetAllocationsRequest question = GetAllocationsRequest.of(TENANT)
                .withStatus(GetAllocationsRequest.Status.ALL)
                .withLimit(2);
        Allocation gone = new Allocation("u1", null, null, "removed", NOW, NOW, Map.of());
        Allocation here = new Allocation(
                "u_emma_41",
                "emma@borealis.example",
                "Emma Lind",
                "active",
                NOW,
                null,
                Map.of("invitedBy", "u_root_1"));
        Allocation third = new Allocation("u3", null, null, "active", NOW, null, Map.of());
        stop(
                "getAllocations",
                "listAllocations",
                threeSeats,
                (client, options) -> client.getAllocations(question, options),
                new AllocationPage(List.of(gone, here), new SeatCount(2, 10, false, null), 3, 1, 2, 2, true));
        stop(
                "streamAllocations",
                "listAllocations",
                threeSeats,
                (client, options) -> client.streamAllocations(question, options).toList(),
                List.of(gone, here, third));
    }

    private void proration() {
        ProrationCheckoutRequest wish = ProrationCheckoutRequest.of(TENANT, 15)
                .withPlanId("orbit_team")
                .returningTo(PAGE, BACK)
                .knowing(10, 8);
        stop(
                "createProrationCheckout",
                "createProrationCheckout",
                Tour::asItIs,
                (client, options) -> client.createProrationCheckout(wish, options),
                new ProrationCheckout.PaymentPage(
                        id("proration", SUBSCRIPTION + "/15/" + NOW),
                        url("/checkout/cs_test_" + plainId("session", "1")),
                        new ProrationAmount(new BigDecimal("14.52"), ProrationAmount.Unit.MAJOR, true, EUR),
                        new ProrationCheckout.Details(
                                "5 more seats until the period ends",
                                "5 seats x 4.50 x 20/31 days",
                                new BigDecimal("20"),
                                new BigDecimal("31"),
                                new BigDecimal("4.50"),
                                "Pay to raise the seat count")));
        stop(
                "createProrationCheckout, on an invoice",
                "createProrationCheckout",
                Tour::asItIs,
                (client, options) ->
                        client.createProrationCheckout(ProrationCheckoutRequest.of(GATEWAY_TENANT, 15), options),
                new ProrationCheckout.Invoiced(
                        id("proration", id("subscription", GATEWAY_TENANT + "/1") + "/15/" + NOW),
                        new ProrationAmount(new BigDecimal("2064.52"), ProrationAmount.Unit.MAJOR, false, null),
                        new ProrationCheckout.Details(
                                null, null, null, null, null, "An invoice was issued; seats follow once it is paid")));
        stop(
                "createProrationCheckout, included seats",
                "createProrationCheckout",
                stage -> stage.emulator.setSeats(TENANT, 6),
                (client, options) -> client.createProrationCheckout(ProrationCheckoutRequest.of(TENANT, 8), options),
                new ProrationCheckout.NothingToPay(
                        id("proration", SUBSCRIPTION + "/8/" + NOW),
                        new ProrationAmount(BigDecimal.ZERO, ProrationAmount.Unit.MAJOR, true, null),
                        new ProrationCheckout.Details(
                                null, null, null, null, null, "Seats raised within the included ones")));
    }

    private static PlanPrice seatPrice(Currency currency, String base, String perSeat) {
        return new PlanPrice(new Money(new BigDecimal(base), currency), new Money(new BigDecimal(perSeat), currency));
    }

    private static CreditPool labels() {
        return new CreditPool("label_prints", "Label prints", 300L, false, null, LimitBehavior.HARD);
    }

    private static CreditPool lookups() {
        return new CreditPool("route_lookups", "Route lookups", 2000L, true, 600L, LimitBehavior.SOFT);
    }

    private static Map<String, Boolean> features() {
        Map<String, Boolean> features = new LinkedHashMap<>();
        features.put("bulk_import", true);
        features.put("label_prints", true);
        features.put("sso_login", false);
        return features;
    }

    private void plans() {
        stop(
                "getPlans",
                "listPlans",
                Tour::asItIs,
                (client, options) -> client.getPlans(options),
                List.of(
                        new Plan(
                                "orbit_free",
                                "Orbit Free",
                                "One person, no frills",
                                PRODUCT,
                                BillingInterval.ONE_TIME,
                                List.of(new PlanPrice(new Money(BigDecimal.ZERO, EUR), null)),
                                false,
                                null,
                                null,
                                null,
                                0,
                                Map.of("bulk_import", true, "audit_trail", false),
                                List.of(),
                                true,
                                false,
                                List.of("stripe")),
                        new Plan(
                                "orbit_team",
                                "Orbit Team",
                                "For whole depots",
                                PRODUCT,
                                BillingInterval.MONTHLY,
                                List.of(seatPrice(EUR, "40", "4.50"), seatPrice(NPR, "5600", "640")),
                                true,
                                8,
                                2,
                                50,
                                21,
                                features(),
                                List.of(lookups(), labels()),
                                false,
                                true,
                                List.of("stripe")),
                        new Plan(
                                "orbit_gateway",
                                "Orbit Gateway",
                                null,
                                PRODUCT,
                                BillingInterval.MONTHLY,
                                List.of(seatPrice(NPR, "5600", "640")),
                                true,
                                8,
                                null,
                                null,
                                0,
                                Map.of(),
                                List.of(labels()),
                                false,
                                false,
                                List.of("khalti"))));
    }

    private void subscriptions() {
        Plan plan = new Plan(
                "orbit_team",
                "Orbit Team",
                "For whole depots",
                null,
                BillingInterval.MONTHLY,
                List.of(seatPrice(EUR, "40", "4.50")),
                true,
                8,
                null,
                null,
                0,
                features(),
                List.of(lookups(), labels()),
                false,
                false,
                List.of());
        String atProvider = "sub_" + plainId("subscription", TENANT + "/1");
        stop(
                "getSubscriptions",
                "listSubscriptions",
                Tour::asItIs,
                (client, options) -> client.getSubscriptions(TENANT, options),
                List.of(new Subscription(
                        SUBSCRIPTION,
                        ACTIVE,
                        plan,
                        PRODUCT,
                        START,
                        END,
                        null,
                        null,
                        10L,
                        "recurring",
                        NOW,
                        null,
                        END,
                        atProvider,
                        NOW)));
        stop(
                "getSubscriptions, in a trial",
                "listSubscriptions",
                stage -> stage.emulator.setStatus(TENANT, "trial"),
                (client, options) -> client.getSubscriptions(TENANT, options),
                List.of(new Subscription(
                        SUBSCRIPTION,
                        SubscriptionStatus.of("trial"),
                        plan,
                        PRODUCT,
                        START,
                        END,
                        END,
                        null,
                        10L,
                        "recurring",
                        NOW,
                        null,
                        END,
                        atProvider,
                        NOW)));
        stop(
                "getSubscriptions, cancelled, with the seats in use",
                "listSubscriptions",
                Map.of("seatFields", "used"),
                stage -> stage.emulator.setStatus(TENANT, "pending_cancel"),
                (client, options) -> client.getSubscriptions(TENANT, options),
                List.of(new Subscription(
                        SUBSCRIPTION,
                        SubscriptionStatus.of("pending_cancel"),
                        plan,
                        PRODUCT,
                        START,
                        END,
                        null,
                        NOW,
                        10L,
                        null,
                        NOW,
                        6L,
                        null,
                        atProvider,
                        NOW)));
        stop(
                "cancelSubscription",
                "cancelSubscription",
                Tour::asItIs,
                (client, options) -> client.cancelSubscription(
                        SUBSCRIPTION, TENANT, CancelReason.MISSING_FEATURES, "We need depot-level roles", options),
                new Cancellation(SUBSCRIPTION, SubscriptionStatus.of("pending_cancel"), NOW, END));
    }

    private void snapshots() {
        Set<String> granted = Set.of("bulk_import", "label_prints");
        PlanSummary plan = new PlanSummary(
                "orbit_team",
                "Orbit Team",
                "prod_kestrel-desk",
                "Kestrel Desk",
                "kestrel-desk",
                BillingInterval.MONTHLY,
                granted,
                false);
        String name = "Borealis Freight";
        snapshot(
                "",
                Tour::asItIs,
                new SubscriptionSnapshot(
                        true, ACTIVE, TENANT, name, null, SUBSCRIPTION, plan, START, END, null, null, 10L, 6L));
        snapshot(
                ", in a trial",
                stage -> stage.emulator.setStatus(TENANT, "trial"),
                new SubscriptionSnapshot(
                        true,
                        SubscriptionStatus.of("trial"),
                        TENANT,
                        name,
                        null,
                        SUBSCRIPTION,
                        plan,
                        START,
                        END,
                        END,
                        null,
                        10L,
                        6L));
        snapshot(
                ", cancelled",
                stage -> stage.emulator.setStatus(TENANT, "pending_cancel"),
                new SubscriptionSnapshot(
                        true,
                        SubscriptionStatus.of("pending_cancel"),
                        TENANT,
                        name,
                        new Renewal(false, Renewal.Method.NONE, null, List.of()),
                        SUBSCRIPTION,
                        plan,
                        START,
                        END,
                        null,
                        NOW,
                        10L,
                        6L));
        snapshot(
                ", expired",
                stage -> stage.emulator.setStatus(TENANT, "expired"),
                new SubscriptionSnapshot(
                        false,
                        SubscriptionStatus.of("expired"),
                        TENANT,
                        name,
                        new Renewal(true, Renewal.Method.RESUBSCRIBE, "resubscribe", List.of("stripe")),
                        SUBSCRIPTION,
                        new PlanSummary(
                                "orbit_team", "Orbit Team", null, null, null, BillingInterval.MONTHLY, granted, true),
                        START,
                        END,
                        null,
                        null,
                        null,
                        null));
        stop(
                "getSubscriptionStatus, without a subscription",
                "getSubscriptionStatus",
                Tour::asItIs,
                (client, options) -> client.getSubscriptionStatus("ws_fresh", null, options),
                new SubscriptionSnapshot(
                        false,
                        SubscriptionStatus.of("none"),
                        "ws_fresh",
                        "Fresh Start",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void snapshot(String variant, Consumer<Stage> scene, SubscriptionSnapshot expected) {
        stop(
                "getSubscriptionStatus" + variant,
                "getSubscriptionStatus",
                scene,
                (client, options) -> client.getSubscriptionStatus(TENANT, "kestrel-desk", options),
                expected);
    }

    private void billing() {
        stop(
                "getInvoices",
                "listInvoices",
                stage -> stage.client.createProrationCheckout(
                        ProrationCheckoutRequest.of(GATEWAY_TENANT, 15), CallOptions.defaults()),
                (client, options) -> client.getInvoices(GATEWAY_TENANT, options),
                List.of(
                        invoice("CE-2026-0003", "seat_proration", "open", "2064.52"),
                        invoice("CE-2026-0002", "subscription", "paid", "6880")));
        stop(
                "getSupportedProviders",
                "listSupportedProviders",
                Tour::asItIs,
                (client, options) -> client.getSupportedProviders(options),
                List.of(
                        new PaymentProvider(
                                "pp_stripe",
                                "stripe",
                                "Stripe",
                                "Cards, recurring",
                                url("/logos/stripe.svg"),
                                true,
                                true,
                                true,
                                true,
                                List.of("recurring", "one_time")),
                        new PaymentProvider(
                                "pp_khalti", "khalti", "Khalti", null, null, true, false, false, true, List.of()),
                        new PaymentProvider(
                                "pp_esewa", "esewa", "eSewa", null, null, true, false, false, true, List.of())));
        CreateCheckoutSessionRequest wish = CreateCheckoutSessionRequest.forTenant("ws_fresh", "orbit_team")
                .userId("u_fresh")
                .describedAs("fresh@start.example", "Fran Fresh")
                .provider("stripe")
                .currency(EUR)
                .totalCapacityUnits(12)
                .returningTo(PAGE, BACK)
                .metadata(NOTE)
                .build();
        String subscription = id("subscription", "ws_fresh/1");
        String session = "cs_test_" + plainId("session", "1");
        stop(
                "createCheckoutSession",
                "createCheckoutSession",
                Tour::asItIs,
                (client, options) -> client.createCheckoutSession(wish, options),
                new CheckoutSession.PaymentPage(
                        subscription,
                        url("/checkout/" + session),
                        session,
                        new CheckoutSession.Order(null, null, null)));
        stop(
                "createCheckoutSession, with the order",
                "createCheckoutSession",
                Map.of("checkoutFields", "php"),
                Tour::asItIs,
                (client, options) -> client.createCheckoutSession(wish, options),
                new CheckoutSession.PaymentPage(
                        subscription,
                        url("/checkout/" + session),
                        session,
                        new CheckoutSession.Order("Orbit Team", "stripe", new Money(new BigDecimal("58"), EUR))));
        stop(
                "createCheckoutSession, free",
                "createCheckoutSession",
                Tour::asItIs,
                (client, options) -> client.createCheckoutSession(
                        CreateCheckoutSessionRequest.forTenant("ws_fresh", "orbit_free")
                                .build(),
                        options),
                new CheckoutSession.Free(subscription, new CheckoutSession.Order("Orbit Free", null, null)));
        stop(
                "createCheckoutSession, failed",
                "createCheckoutSession",
                Map.of("checkoutFields", "failure"),
                Tour::asItIs,
                (client, options) -> client.createCheckoutSession(wish, options),
                new CheckoutSession.NoSession(
                        subscription,
                        "The provider did not open a session",
                        new CheckoutSession.Order(null, null, null)));
    }

    private static Invoice invoice(String number, String type, String status, String total) {
        boolean paid = status.equals("paid");
        return new Invoice(
                id("invoice", number),
                number,
                type,
                status,
                new Money(new BigDecimal(total), NPR),
                paid ? null : NOW.plus(Duration.ofDays(14)),
                paid ? NOW : null,
                NOW,
                START,
                END,
                "khalti",
                "Orbit Gateway",
                url("/invoice/" + id("invoice", number)),
                null);
    }

    private void tenants() {
        CreateTenantRequest wish = new CreateTenantRequest(
                "ws_tidal",
                "Tidal Works",
                "u_ada",
                "ada@tidal.example",
                "Ada Marsh",
                "tidal",
                Map.of("region", "north"));
        TenantMember ada = new TenantMember("u_ada", id("user", "u_ada"), "ada@tidal.example", "Ada Marsh", null);
        stop(
                "createTenant",
                "createTenant",
                Tour::asItIs,
                (client, options) -> client.createTenant(wish, options),
                new TenantCreation(
                        new Tenant(
                                id("tenant", "ws_tidal"),
                                "ws_tidal",
                                "Tidal Works",
                                "tidal",
                                true,
                                Map.of(),
                                NOW,
                                null),
                        ada,
                        "Tenant stored",
                        false));
        Tenant marsh = new Tenant(
                id("tenant", "ws_marsh"),
                "ws_marsh",
                "Marsh Works",
                "marsh-works",
                true,
                Map.of("region", "south"),
                NOW,
                NOW);
        TenantMember bo = new TenantMember("u_bo", null, "bo@marsh.example", "Bo Reed", "owner");
        CreateTenantRequest second = new CreateTenantRequest("ws_marsh", "Marsh Works", "u_bo")
                .ownedBy("bo@marsh.example", "Bo Reed")
                .withMetadata(Map.of("region", "south"));
        stop(
                "createTenant, its answer lost",
                "createTenant",
                stage -> stage.emulator.faults().afterApplying().dropNext(1),
                (client, options) -> client.createTenant(second, options),
                new TenantCreation(marsh, bo, null, true));
        Consumer<Stage> marshIsThere = stage -> {
            try {
                stage.client.createTenant(second, CallOptions.defaults());
            } catch (CrovverApiException e) {
                // It is there from an earlier stop.
                if (e.status() != 409) {
                    throw e;
                }
            }
        };
        stop(
                "getTenant",
                "getTenants",
                marshIsThere,
                (client, options) -> client.getTenant("ws_marsh", options),
                new TenantDetails(
                        marsh, List.of(bo), new Organization(id("organization", "emulator"), "Lanternworks", null)));
        stop(
                "getTenant, with the organization's type",
                "getTenants",
                Map.of("organizationType", "present"),
                marshIsThere,
                (client, options) -> client.getTenant("ws_marsh", options),
                new TenantDetails(
                        marsh, List.of(bo), new Organization(id("organization", "emulator"), "Lanternworks", "b2b")));
        stop(
                "getTenantsOfUser",
                "getTenants",
                marshIsThere,
                (client, options) -> client.getTenantsOfUser("u_bo", options),
                List.of(marsh));
        stop(
                "getTenants",
                "getTenants",
                marshIsThere,
                (client, options) -> client.getTenants(options),
                List.of(
                        tenant(TENANT, "Borealis Freight", "borealis-freight"),
                        tenant(GATEWAY_TENANT, "Annapurna Cargo", "annapurna-cargo"),
                        tenant("ws_fresh", "Fresh Start", "fresh-start"),
                        marsh));
    }

    private static Tenant tenant(String tenantId, String name, String slug) {
        return new Tenant(id("tenant", tenantId), tenantId, name, slug, true, Map.of(), NOW, NOW);
    }

    private void tokens() {
        String token = "tok_" + plainId("token", TENANT + "/0");
        stop(
                "createCheckoutToken",
                "createCheckoutToken",
                Tour::asItIs,
                (client, options) -> client.createCheckoutToken(
                        new CheckoutTokenRequest(TENANT, PAGE)
                                .actingAs("u_root_1", "Borealis Freight")
                                .suggesting("audit_trail", "orbit_team")
                                .inProduct("kestrel-desk")
                                .withMetadata(NOTE),
                        options),
                new PortalLink(
                        token,
                        url("/pricing?token=" + token + "&productSlug=kestrel-desk"),
                        NOW.plus(Duration.ofMinutes(10))));
        stop(
                "createPortalToken",
                "createPortalToken",
                Tour::asItIs,
                (client, options) -> client.createPortalToken(
                        new PortalTokenRequest(TENANT, PAGE, "Borealis Freight", NOTE), options),
                new PortalLink(token, url("/billing?token=" + token), NOW.plus(Duration.ofMinutes(10))));
    }

    private void usage() {
        stop(
                "recordUsage",
                "recordUsage",
                Tour::asItIs,
                (client, options) -> client.recordUsage(
                        new RecordUsageRequest(TENANT, "exports", BigDecimal.valueOf(3), "kestrel-desk", NOTE),
                        options),
                new UsageReceipt(true, "exports", BigDecimal.valueOf(3), "Stored"));
        stop(
                "checkUsageLimit",
                "checkUsageLimit",
                stage -> stage.client.recordUsage(
                        new RecordUsageRequest(TENANT, "api_calls", BigDecimal.valueOf(740), null, Map.of()),
                        CallOptions.defaults()),
                (client, options) -> client.checkUsageLimit(TENANT, "api_calls", "kestrel-desk", options),
                new UsageLimit(
                        true,
                        BigDecimal.valueOf(740),
                        BigDecimal.valueOf(2000),
                        BigDecimal.valueOf(1260),
                        BigDecimal.valueOf(37),
                        "api_calls"));
        stop(
                "checkUsageLimit, unlimited",
                "checkUsageLimit",
                Tour::asItIs,
                (client, options) -> client.checkUsageLimit(TENANT, "exports", null, options),
                new UsageLimit(true, BigDecimal.ZERO, null, null, null, null));
    }
}
