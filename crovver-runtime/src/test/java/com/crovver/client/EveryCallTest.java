package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.model.CancelReason;
import com.crovver.model.ProrationAmount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of the client, blocking and later, with and without options, sends its call and answers its answer. */
@Timeout(20)
// The two deprecated calls are offered, so they are tested.
@SuppressWarnings("deprecation")
class EveryCallTest {

    /** One call in each form the client has for it. */
    record Method(
            String name,
            ApiCall<?> call,
            Function<CrovverClient, Object> plain,
            Function<CrovverClient, Object> withOptions,
            Function<CrovverAsyncClient, CompletableFuture<?>> later,
            String answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final CallOptions OPTIONS = CallOptions.defaults().withHeader("X-Trace", "t-1");
    private static final String T = Calls.TENANT;

    static Stream<Method> methods() {
        CanAccessRequest question = CanAccessRequest.feature(T, "f");
        ConsumeCreditsRequest consume = new ConsumeCreditsRequest(T, "p", 2, "k");
        AllocateSeatRequest seat = AllocateSeatRequest.of(T, "u");
        GetAllocationsRequest list = GetAllocationsRequest.of(T);
        String tenant = "{\"id\":\"1\",\"externalTenantId\":\"" + T + "\",\"name\":\"n\"}";
        return Stream.of(
                new Method(
                        "canAccess",
                        AccessCalls.canAccess(question),
                        c -> c.canAccess(T, "f"),
                        c -> c.canAccess(question, OPTIONS),
                        c -> c.canAccess(T, "f"),
                        "{\"canAccess\":true}"),
                new Method(
                        "canAccess in a product",
                        AccessCalls.canAccess(question.inProduct("desk")),
                        c -> c.canAccess(T, "f", "desk"),
                        c -> c.canAccess(question.inProduct("desk"), OPTIONS),
                        c -> c.canAccess(T, "f", "desk"),
                        "{\"canAccess\":true}"),
                new Method(
                        "consumeCredits",
                        CreditCalls.consume(consume),
                        c -> c.consumeCredits(T, "p", 2, "k"),
                        c -> c.consumeCredits(consume, OPTIONS),
                        c -> c.consumeCredits(T, "p", 2, "k"),
                        "{\"result\":\"allowed\",\"remaining\":1}"),
                new Method(
                        "getCreditsBalance",
                        CreditCalls.balance(T),
                        c -> c.getCreditsBalance(T),
                        c -> c.getCreditsBalance(T, OPTIONS),
                        c -> c.getCreditsBalance(T),
                        "{}"),
                new Method(
                        "listAvailableAddons",
                        AddonCalls.available(T),
                        c -> c.listAvailableAddons(T),
                        c -> c.listAvailableAddons(T, OPTIONS),
                        c -> c.listAvailableAddons(T),
                        "[]"),
                new Method(
                        "getActiveAddonCredits",
                        AddonCalls.active(T),
                        c -> c.getActiveAddonCredits(T),
                        c -> c.getActiveAddonCredits(T, OPTIONS),
                        c -> c.getActiveAddonCredits(T),
                        "[]"),
                new Method(
                        "purchaseAddon",
                        AddonCalls.purchase(Calls.PURCHASE),
                        c -> c.purchaseAddon(Calls.PURCHASE),
                        c -> c.purchaseAddon(Calls.PURCHASE, OPTIONS),
                        c -> c.purchaseAddon(Calls.PURCHASE),
                        "{\"purchaseId\":\"p\"}"),
                new Method(
                        "allocateSeat",
                        SeatCalls.allocate(seat),
                        c -> c.allocateSeat(seat),
                        c -> c.allocateSeat(seat, OPTIONS),
                        c -> c.allocateSeat(seat),
                        "{\"success\":true}"),
                new Method(
                        "bulkAllocateSeats",
                        SeatCalls.bulkAllocate(Calls.BULK),
                        c -> c.bulkAllocateSeats(Calls.BULK),
                        c -> c.bulkAllocateSeats(Calls.BULK, OPTIONS),
                        c -> c.bulkAllocateSeats(Calls.BULK),
                        "{\"allocated\":[]}"),
                new Method(
                        "getAllocations",
                        SeatCalls.allocations(list),
                        c -> c.getAllocations(list),
                        c -> c.getAllocations(list, OPTIONS),
                        c -> c.getAllocations(list),
                        "{\"allocations\":[]}"),
                new Method(
                        "getSeatCount",
                        SeatCalls.count(T),
                        c -> c.getSeatCount(T),
                        c -> c.getSeatCount(T, OPTIONS),
                        c -> c.getSeatCount(T),
                        "{\"activeCount\":1,\"capacityUnits\":2}"),
                new Method(
                        "createProrationCheckout",
                        ProrationCalls.checkout(Calls.PRORATION, ProrationAmount.Unit.MAJOR),
                        c -> c.createProrationCheckout(Calls.PRORATION),
                        c -> c.createProrationCheckout(Calls.PRORATION, OPTIONS),
                        c -> c.createProrationCheckout(Calls.PRORATION),
                        "{\"prorationId\":\"p\",\"prorationAmount\":3}"),
                new Method(
                        "getPlans",
                        PlanCalls.plans(),
                        c -> c.getPlans(),
                        c -> c.getPlans(OPTIONS),
                        c -> c.getPlans(),
                        "[]"),
                new Method(
                        "getSubscriptions",
                        SubscriptionCalls.subscriptions(T),
                        c -> c.getSubscriptions(T),
                        c -> c.getSubscriptions(T, OPTIONS),
                        c -> c.getSubscriptions(T),
                        "[]"),
                new Method(
                        "getSubscriptionStatus",
                        SubscriptionCalls.status(T, "desk"),
                        c -> c.getSubscriptionStatus(T, "desk"),
                        c -> c.getSubscriptionStatus(T, "desk", OPTIONS),
                        c -> c.getSubscriptionStatus(T, "desk"),
                        "{\"status\":\"none\"}"),
                new Method(
                        "cancelSubscription",
                        SubscriptionCalls.cancel("s", T, CancelReason.NOT_USING, null),
                        c -> c.cancelSubscription("s", T, CancelReason.NOT_USING, null),
                        c -> c.cancelSubscription("s", T, CancelReason.NOT_USING, null, OPTIONS),
                        c -> c.cancelSubscription("s", T, CancelReason.NOT_USING, null),
                        "{\"subscriptionId\":\"s\",\"status\":\"canceled\"}"),
                new Method(
                        "createTenant",
                        TenantCalls.create(Calls.NEW_TENANT),
                        c -> c.createTenant(Calls.NEW_TENANT),
                        c -> c.createTenant(Calls.NEW_TENANT, OPTIONS),
                        c -> c.createTenant(Calls.NEW_TENANT),
                        tenant),
                new Method(
                        "getTenant",
                        TenantCalls.get(T),
                        c -> c.getTenant(T),
                        c -> c.getTenant(T, OPTIONS),
                        c -> c.getTenant(T),
                        "{\"tenant\":" + tenant + "}"),
                new Method(
                        "getTenantsOfUser",
                        TenantCalls.ofUser("u"),
                        c -> c.getTenantsOfUser("u"),
                        c -> c.getTenantsOfUser("u", OPTIONS),
                        c -> c.getTenantsOfUser("u"),
                        "[]"),
                new Method(
                        "getTenants",
                        TenantCalls.all(),
                        c -> c.getTenants(),
                        c -> c.getTenants(OPTIONS),
                        c -> c.getTenants(),
                        "[]"),
                new Method(
                        "getInvoices",
                        BillingCalls.invoices(T),
                        c -> c.getInvoices(T),
                        c -> c.getInvoices(T, OPTIONS),
                        c -> c.getInvoices(T),
                        "[]"),
                new Method(
                        "getSupportedProviders",
                        BillingCalls.providers(),
                        c -> c.getSupportedProviders(),
                        c -> c.getSupportedProviders(OPTIONS),
                        c -> c.getSupportedProviders(),
                        "{\"providers\":[]}"),
                new Method(
                        "createCheckoutSession",
                        CheckoutCalls.session(Calls.CHECKOUT, true),
                        c -> c.createCheckoutSession(Calls.CHECKOUT),
                        c -> c.createCheckoutSession(Calls.CHECKOUT, OPTIONS),
                        c -> c.createCheckoutSession(Calls.CHECKOUT),
                        "{\"subscriptionId\":\"s\"}"),
                new Method(
                        "createCheckoutToken",
                        CheckoutCalls.checkoutToken(Calls.CHECKOUT_TOKEN, Portal.DEFAULT),
                        c -> c.createCheckoutToken(Calls.CHECKOUT_TOKEN),
                        c -> c.createCheckoutToken(Calls.CHECKOUT_TOKEN, OPTIONS),
                        c -> c.createCheckoutToken(Calls.CHECKOUT_TOKEN),
                        "{\"token\":\"t\"}"),
                new Method(
                        "createPortalToken",
                        CheckoutCalls.portalToken(Calls.PORTAL_TOKEN, Portal.DEFAULT),
                        c -> c.createPortalToken(Calls.PORTAL_TOKEN),
                        c -> c.createPortalToken(Calls.PORTAL_TOKEN, OPTIONS),
                        c -> c.createPortalToken(Calls.PORTAL_TOKEN),
                        "{\"token\":\"t\"}"),
                new Method(
                        "recordUsage",
                        UsageCalls.record(Calls.USAGE),
                        c -> c.recordUsage(Calls.USAGE),
                        c -> c.recordUsage(Calls.USAGE, OPTIONS),
                        c -> c.recordUsage(Calls.USAGE),
                        "{}"),
                new Method(
                        "checkUsageLimit",
                        UsageCalls.check(T, "m", null),
                        c -> c.checkUsageLimit(T, "m", null),
                        c -> c.checkUsageLimit(T, "m", null, OPTIONS),
                        c -> c.checkUsageLimit(T, "m", null),
                        "{\"allowed\":true}"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyForm_sendsTheCallAndAnswersItsAnswer(Method method) {
        ScriptedTransport transport = new ScriptedTransport(data(method.answer()));
        try (CrovverClient client = CrovverClient.builder()
                .secretKey("sk_test_secret")
                .publicKey("pk_test_public")
                .misspeltCapacityUnits(true)
                .transport(transport)
                .build()) {
            Object plain = method.plain().apply(client);
            Object withOptions = method.withOptions().apply(client);
            Object later = method.later().apply(client.async(OPTIONS)).join();

            assertThat(List.of(withOptions, later)).containsOnly(plain);
        }

        assertThat(transport.sent).hasSize(3).allSatisfy(sent -> assertSent(method.call(), sent));
        assertThat(transport.sent)
                .extracting(sent -> sent.headers().get("x-trace"))
                .containsExactly(null, "t-1", "t-1");
    }

    @Test
    void everyOperation_hasAMethod() {
        assertThat(methods().map(method -> method.call().toString()))
                .containsAll(Calls.all().stream().map(ApiCall::toString).toList());
    }

    private static void assertSent(ApiCall<?> call, Transport.Request sent) {
        assertThat(sent.method()).isEqualTo(call.method());
        assertThat(sent.uri().getRawPath()).isEqualTo(call.path());
        call.query()
                .forEach((name, value) ->
                        assertThat(sent.uri().getQuery().split("&")).contains(name + "=" + value));
        assertThat(text(sent.body().orElse(new byte[0])))
                .isEqualTo(call.body()
                        .map(JsonBody::toBytes)
                        .map(EveryCallTest::text)
                        .orElse(""));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
