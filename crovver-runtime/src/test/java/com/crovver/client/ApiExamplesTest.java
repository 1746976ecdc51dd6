package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.crovver.model.CancelReason;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.ProrationAmount;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of the OpenAPI document is readable, and our requests are its example requests. */
class ApiExamplesTest {

    private static final EnvelopeReader READER = new EnvelopeReader(new ApiKeys(null, null), InstantSource.system());
    private static final Set<String> NO_SUBSCRIPTION = Set.of("noSubscription", "noActiveSubscription");

    @TestFactory
    Stream<DynamicTest> everyExampleOfEveryCall_isRead() {
        return Calls.all().stream()
                .flatMap(call -> ApiDocument.answers(call.method(), call.route()).stream()
                        .map(example -> dynamicTest(
                                call + " " + example.status() + " " + example.name() + " (" + example.origin() + ")",
                                () -> check(call, example))));
    }

    private static void check(ApiCall<?> call, ApiDocument.Example example) {
        Transport.Response response = new Transport.Response(example.status(), Map.of(), example.bytes());
        if (example.name().equals("emptyList") && call.query().containsKey("externalTenantId")) {
            // The one tenant that was asked for is not in the list: neither an error of the API nor an answer.
            assertThatThrownBy(() -> READER.read(call, response, 1, false))
                    .isInstanceOf(CrovverProtocolException.class);
            return;
        }
        if (example.status() / 100 == 2) {
            assertThat((Object) READER.read(call, response, 1, false)).isNotNull();
            return;
        }
        CrovverApiException failure =
                catchThrowableOfType(CrovverApiException.class, () -> READER.read(call, response, 1, false));
        JsonNode error = example.value().path("error");
        String message = error.isObject() ? error.path("message").asText() : error.asText();
        if (error.isMissingNode()) {
            message = example.value().path("message").asText();
        }
        assertThat(failure.status()).isEqualTo(example.status());
        assertThat(failure.code().orElse("")).isEqualTo(error.path("code").asText());
        assertThat(failure).hasMessageContaining("\"" + message + "\"").hasMessageContaining(call.toString());
        boolean none = NO_SUBSCRIPTION.contains(example.name()) || (call.seats() && example.status() == 404);
        assertThat(failure instanceof CrovverNoSubscriptionException).isEqualTo(none);
    }

    @Test
    void canAccess_writesTheExampleRequests() throws IOException {
        CanAccessRequest feature = CanAccessRequest.feature(Calls.TENANT, "bulk_import");

        assertWrites("feature", AccessCalls.canAccess(feature));
        assertWrites("featureInProduct", AccessCalls.canAccess(feature.inProduct("kestrel-desk")));
        assertWrites("productOnly", AccessCalls.canAccess(CanAccessRequest.product(Calls.TENANT, "kestrel-yard")));
        assertWrites(
                "creditBacked",
                AccessCalls.canAccess(
                        CanAccessRequest.feature(Calls.TENANT, "label_prints").forAmount(12)));
    }

    @Test
    void consumeCredits_writesTheExampleRequest() throws IOException {
        assertWrites(
                "usual",
                CreditCalls.consume(new ConsumeCreditsRequest(
                        Calls.TENANT,
                        "label_prints",
                        12,
                        "label_prints:ws_borealis_77:shipment-88213",
                        Map.of("shipment", "88213", "userId", "u_emma_41"))));
    }

    @Test
    void allocateSeat_writesTheExampleRequests() throws IOException {
        assertWrites(
                "usual",
                SeatCalls.allocate(new AllocateSeatRequest(
                        Calls.TENANT,
                        "u_emma_41",
                        "emma@borealis.example",
                        "Emma Lind",
                        false,
                        Map.of("invitedBy", "u_root_1"))));
        assertWrites(
                "confirmed",
                SeatCalls.allocate(
                        AllocateSeatRequest.of(Calls.TENANT, "u_noor_43").confirmed()));
    }

    @Test
    void getSeatCount_writesTheExampleRequest() throws IOException {
        assertWrites("usual", SeatCalls.count(Calls.TENANT));
    }

    @Test
    void everyOtherCall_writesTheExampleRequests() throws IOException {
        assertWrites("usual", AddonCalls.purchase(Calls.PURCHASE));
        assertWrites("three", SeatCalls.bulkAllocate(Calls.BULK));
        assertWrites("usual", ProrationCalls.checkout(Calls.PRORATION, ProrationAmount.Unit.MAJOR));
        assertWrites(
                "usual",
                SubscriptionCalls.cancel(
                        Calls.SUBSCRIPTION, Calls.TENANT, CancelReason.MISSING_FEATURES, "We need depot-level roles"));
        assertWrites("usual", TenantCalls.create(Calls.NEW_TENANT));
        assertWrites("b2bSeats", CheckoutCalls.session(Calls.CHECKOUT, false));
        assertWrites(
                "d2c",
                CheckoutCalls.session(
                        CreateCheckoutSessionRequest.forUser("person_5150", "plan_orbit_solo")
                                .describedAs("mia@mail.example", "Mia Berg")
                                .returningTo(
                                        "https://solo.lanternworks.example/welcome",
                                        "https://solo.lanternworks.example/pricing")
                                .build(),
                        true));
        assertWrites("full", CheckoutCalls.checkoutToken(Calls.CHECKOUT_TOKEN, Portal.DEFAULT));
        assertWrites(
                "minimal",
                CheckoutCalls.checkoutToken(
                        new CheckoutTokenRequest(Calls.TENANT, "https://desk.lanternworks.example/depots"),
                        Portal.DEFAULT));
        assertWrites("usual", CheckoutCalls.portalToken(Calls.PORTAL_TOKEN, Portal.DEFAULT));
        assertWrites("usual", UsageCalls.record(Calls.USAGE));
        assertWrites("usual", UsageCalls.check(Calls.TENANT, "api_calls", "kestrel-desk"));
    }

    @Test
    void seats_goUnderTheMisspeltNameToo_ifAskedFor() throws IOException {
        JsonNode body = JsonCodec.read(
                CheckoutCalls.session(Calls.CHECKOUT, true).body().orElseThrow().toBytes());

        assertThat(body.path("totalCapacityUnits").asInt()).isEqualTo(12);
        assertThat(body.path("totalCapcityUnits").asInt()).isEqualTo(12);
    }

    @Test
    void blankValues_areLeftOut() throws IOException {
        AllocateSeatRequest wish = AllocateSeatRequest.of(Calls.TENANT, "u_1").describedAs("", " ");

        assertThat(JsonCodec.read(SeatCalls.allocate(wish).body().orElseThrow().toBytes()))
                .hasToString("{\"requestingEntityId\":\"ws_borealis_77\",\"externalUserId\":\"u_1\"}");
    }

    /** A product that got lost would widen the question to the newest subscription of any product. */
    @Test
    void blankProductOrFeature_isRefused() {
        CanAccessRequest question = CanAccessRequest.feature(Calls.TENANT, "reports");
        List<ThrowingCallable> blank = List.of(
                () -> question.inProduct(" "),
                () -> new CanAccessRequest(Calls.TENANT, "", "desk", null),
                () -> new RecordUsageRequest(Calls.TENANT, "calls", BigDecimal.ONE, "", Map.of()),
                () -> Calls.CHECKOUT_TOKEN.inProduct(""),
                () -> UsageCalls.check(Calls.TENANT, "calls", " "),
                () -> SubscriptionCalls.status(Calls.TENANT, ""));

        assertThat(blank)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("must not be blank"));
        assertThat(question.inProduct(null)).isEqualTo(question);
    }

    private static void assertWrites(String example, ApiCall<?> call) throws IOException {
        byte[] written = call.body().orElseThrow().toBytes();
        assertThat(JsonCodec.read(written)).isEqualTo(ApiDocument.request(call.method(), call.route(), example));
    }
}
