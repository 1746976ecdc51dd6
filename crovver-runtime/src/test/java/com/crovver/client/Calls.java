package com.crovver.client;

import com.crovver.model.CancelReason;
import com.crovver.model.ProrationAmount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** One of each call, as the API document's example requests have them. */
final class Calls {

    static final String TENANT = "ws_borealis_77";
    static final String SUBSCRIPTION = "9f0e5c0c-6a4e-4a77-9a83-0d6f6e3f1b20";
    static final Currency EUR = Currency.getInstance("EUR");

    static final PurchaseAddonRequest PURCHASE = new PurchaseAddonRequest(
                    TENANT, "0d2f6d38-1c1e-4b5f-9a44-6a2f1f0b7c11", EUR, "addon:ws_borealis_77:label-bundle:order-9921")
            .returningTo(
                    "https://desk.lanternworks.example/billing?bought=1", "https://desk.lanternworks.example/billing");
    static final BulkAllocateSeatsRequest BULK = new BulkAllocateSeatsRequest(
            TENANT,
            List.of(
                    new BulkAllocateSeatsRequest.User("u_emma_41", "emma@borealis.example", "Emma Lind"),
                    new BulkAllocateSeatsRequest.User("u_tariq_42", "tariq@borealis.example", null),
                    new BulkAllocateSeatsRequest.User("u_noor_43")),
            Map.of("importedFrom", "hr-sync"));
    static final ProrationCheckoutRequest PRORATION = ProrationCheckoutRequest.of(TENANT, 15)
            .returningTo(
                    "https://desk.lanternworks.example/seats?upgraded=1", "https://desk.lanternworks.example/seats");
    static final CreateTenantRequest NEW_TENANT = new CreateTenantRequest(TENANT, "Borealis Freight", "u_root_1")
            .ownedBy("ops@borealis.example", "Signe Holm")
            .withMetadata(Map.of("region", "north"));
    static final CreateCheckoutSessionRequest CHECKOUT = CreateCheckoutSessionRequest.forTenant(
                    TENANT, "plan_orbit_team")
            .userId("u_root_1")
            .provider("stripe")
            .currency(EUR)
            .totalCapacityUnits(12)
            .returningTo("https://desk.lanternworks.example/welcome", "https://desk.lanternworks.example/pricing")
            .metadata(Map.of("campaign", "spring"))
            .build();
    static final CheckoutTokenRequest CHECKOUT_TOKEN = new CheckoutTokenRequest(
                    TENANT, "https://desk.lanternworks.example/depots")
            .actingAs("u_root_1", "Borealis Freight")
            .suggesting("audit_trail", "plan_orbit_team")
            .withMetadata(Map.of("userEmail", "ops@borealis.example", "userName", "Signe Holm"));
    static final PortalTokenRequest PORTAL_TOKEN =
            new PortalTokenRequest(TENANT, "https://desk.lanternworks.example/settings/billing");
    static final RecordUsageRequest USAGE =
            new RecordUsageRequest(TENANT, "api_calls", BigDecimal.valueOf(3), null, Map.of("endpoint", "/v2/routes"));

    private Calls() {}

    static List<ApiCall<?>> all() {
        return List.of(
                AccessCalls.canAccess(CanAccessRequest.feature(TENANT, "bulk_import")),
                CreditCalls.consume(new ConsumeCreditsRequest(TENANT, "label_prints", 12, "key-1")),
                CreditCalls.balance(TENANT),
                AddonCalls.available(TENANT),
                AddonCalls.active(TENANT),
                AddonCalls.purchase(PURCHASE),
                SeatCalls.allocate(AllocateSeatRequest.of(TENANT, "u_emma_41")),
                SeatCalls.bulkAllocate(BULK),
                SeatCalls.allocations(GetAllocationsRequest.of(TENANT)),
                SeatCalls.count(TENANT),
                ProrationCalls.checkout(PRORATION, ProrationAmount.Unit.MAJOR),
                PlanCalls.plans(),
                SubscriptionCalls.subscriptions(TENANT),
                SubscriptionCalls.status(TENANT, "kestrel-desk"),
                SubscriptionCalls.cancel(
                        SUBSCRIPTION, TENANT, CancelReason.MISSING_FEATURES, "We need depot-level roles"),
                TenantCalls.create(NEW_TENANT),
                TenantCalls.get(TENANT),
                TenantCalls.ofUser("u_root_1"),
                TenantCalls.all(),
                BillingCalls.invoices(TENANT),
                BillingCalls.providers(),
                CheckoutCalls.session(CHECKOUT, false),
                CheckoutCalls.checkoutToken(CHECKOUT_TOKEN, Portal.DEFAULT),
                CheckoutCalls.portalToken(PORTAL_TOKEN, Portal.DEFAULT),
                UsageCalls.record(USAGE),
                UsageCalls.check(TENANT, "api_calls", "kestrel-desk"));
    }
}
