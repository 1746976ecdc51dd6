package com.crovver.testkit;

import static com.crovver.testkit.Keys.Kind.PUBLIC;
import static com.crovver.testkit.Keys.Kind.PUBLIC_IN_QUERY;
import static com.crovver.testkit.Keys.Kind.SECRET;
import static com.crovver.testkit.Keys.Kind.SERVICE;

import java.util.List;
import java.util.stream.Stream;

/** The calls that the emulator answers, as the contract lists them. */
final class Routes {

    private static final List<Keys.Kind> SECRET_ONLY = List.of(SECRET);
    private static final List<Keys.Kind> BACKEND = List.of(SECRET, SERVICE);
    private static final List<Keys.Kind> BACKEND_OR_BROWSER = List.of(SECRET, PUBLIC);
    private static final List<Keys.Kind> ANYBODY = List.of(PUBLIC, SECRET, SERVICE);
    private static final List<Keys.Kind> BROWSER = List.of(PUBLIC);
    private static final List<Keys.Kind> BROWSER_BY_QUERY = List.of(PUBLIC_IN_QUERY);

    private static final String API = "/api/public";
    private static final String ADDONS = API + "/tenants/{tenantId}/addons";

    private Routes() {}

    static List<Route> all() {
        return Stream.of(entitlementsAndCredits(), seats(), billing(), usage())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> entitlementsAndCredits() {
        Endpoint consume = new ConsumeCredits();
        return List.of(
                post(Operation.CAN_ACCESS, API + "/can-access", BACKEND_OR_BROWSER, CanAccess::byBody),
                get(Operation.CAN_ACCESS, API + "/can-access", BROWSER, CanAccess::byQuery),
                get(Operation.CREDITS_BALANCE, API + "/credits/balance", BACKEND_OR_BROWSER, new CreditsBalance()),
                post(Operation.CONSUME_CREDITS, API + "/credits/consume", BACKEND, consume),
                post(Operation.CONSUME_CREDITS, "/api/credits/consume", BACKEND, consume),
                get(Operation.AVAILABLE_ADDONS, ADDONS + "/available", BACKEND_OR_BROWSER, new AvailableAddons()),
                get(Operation.ACTIVE_ADDONS, ADDONS + "/active", BACKEND_OR_BROWSER, new ActiveAddons()),
                post(Operation.PURCHASE_ADDON, ADDONS + "/purchase", BACKEND, new PurchaseAddon()));
    }

    private static List<Route> seats() {
        String seats = API + "/capacity";
        return List.of(
                texted(post(Operation.ALLOCATE_SEAT, seats + "/allocate", BACKEND, new AllocateSeat())),
                texted(post(Operation.BULK_ALLOCATE, seats + "/bulk-allocate", BACKEND, new BulkAllocate())),
                texted(get(Operation.LIST_ALLOCATIONS, seats + "/allocations", BACKEND, new ListAllocations())),
                texted(post(Operation.SEAT_COUNT, seats + "/count", BACKEND, new SeatCount())),
                texted(post(
                        Operation.PRORATION_CHECKOUT,
                        seats + "/proration-checkout",
                        BACKEND,
                        new ProrationCheckout())));
    }

    private static List<Route> billing() {
        String subscriptions = API + "/subscriptions";
        String tenants = API + "/tenants";
        return List.of(
                get(Operation.LIST_PLANS, API + "/plans", ANYBODY, new ListPlans()),
                get(Operation.LIST_SUBSCRIPTIONS, subscriptions, BACKEND, new ListSubscriptions()),
                get(
                        Operation.SUBSCRIPTION_STATUS,
                        subscriptions + "/status",
                        BROWSER_BY_QUERY,
                        new SubscriptionSnapshot()),
                post(
                        Operation.CANCEL_SUBSCRIPTION,
                        subscriptions + "/{subscriptionId}/cancel",
                        BACKEND,
                        new CancelSubscription()),
                post(Operation.CREATE_TENANT, tenants, SECRET_ONLY, new CreateTenant()),
                get(Operation.GET_TENANTS, tenants, SECRET_ONLY, new GetTenants()),
                get(Operation.LIST_INVOICES, API + "/billing/invoices", SECRET_ONLY, new ListInvoices()),
                get(Operation.SUPPORTED_PROVIDERS, API + "/supported-providers", SECRET_ONLY, new Providers()),
                post(Operation.CHECKOUT, API + "/checkout", BACKEND, new Checkout()),
                post(Operation.CHECKOUT_TOKEN, API + "/auth/checkout-token", BROWSER, MintToken::forCheckout),
                post(Operation.PORTAL_TOKEN, API + "/auth/portal-token", BROWSER, MintToken::forPortal));
    }

    private static List<Route> usage() {
        return List.of(
                post(Operation.RECORD_USAGE, API + "/record-usage", SECRET_ONLY, Usage::recordEvent),
                post(Operation.CHECK_USAGE_LIMIT, API + "/check-usage-limit", BACKEND_OR_BROWSER, Usage::checkLimit));
    }

    private static Route get(Operation operation, String path, List<Keys.Kind> keys, Endpoint endpoint) {
        return new Route(operation, "GET", PathPattern.of(path), keys, ErrorShape.OBJECT, endpoint);
    }

    private static Route post(Operation operation, String path, List<Keys.Kind> keys, Endpoint endpoint) {
        return new Route(operation, "POST", PathPattern.of(path), keys, ErrorShape.OBJECT, endpoint);
    }

    /** The call with errors as plain text. */
    private static Route texted(Route route) {
        return new Route(
                route.operation(), route.method(), route.path(), route.keys(), ErrorShape.TEXT, route.endpoint());
    }
}
