package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
        if (example.status() == 200) {
            assertThat((Object) READER.read(call, response, 1)).isNotNull();
            return;
        }
        CrovverApiException failure =
                catchThrowableOfType(CrovverApiException.class, () -> READER.read(call, response, 1));
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
    void blankValues_areLeftOut() throws IOException {
        AllocateSeatRequest wish = AllocateSeatRequest.of(Calls.TENANT, "u_1").describedAs("", " ");

        assertThat(JsonCodec.read(SeatCalls.allocate(wish).body().orElseThrow().toBytes()))
                .hasToString("{\"requestingEntityId\":\"ws_borealis_77\",\"externalUserId\":\"u_1\"}");
    }

    private static void assertWrites(String example, ApiCall<?> call) throws IOException {
        byte[] written = call.body().orElseThrow().toBytes();
        assertThat(JsonCodec.read(written)).isEqualTo(ApiDocument.request(call.method(), call.route(), example));
    }
}
