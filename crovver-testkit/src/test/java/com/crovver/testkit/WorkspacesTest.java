package com.crovver.testkit;

import static com.crovver.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspacesTest {

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = CrovverEmulator.start();
        http = new Http(emulator);
        Workspaces.seed(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private boolean access(String tenant, String feature) {
        return http.post(
                        "/api/public/can-access",
                        "{'requestingEntityId':'%s','featureKey':'%s'}".formatted(tenant, feature))
                .data()
                .path("canAccess")
                .asBoolean();
    }

    @ParameterizedTest
    @CsvSource({
        "acme,    active,   true,  5",
        "globex,  active,   false, 2",
        "initech, past_due, false, 5",
        "hooli,   trial,    true,  5",
    })
    void workspace_hasItsStatusFeaturesAndSeats(String tenant, String status, boolean features, int seats) {
        assertThat(emulator.status(tenant)).isEqualTo(status);
        assertThat(access(tenant, "advanced_analytics")).isEqualTo(features);
        assertThat(access(tenant, "data_export")).isEqualTo(features);
        assertThat(emulator.seats(tenant)).isEqualTo(seats);
    }

    @ParameterizedTest
    @CsvSource({
        "acme,   ai_generations, 100,  hard", "acme,   api_calls, 1000, soft",
        "globex, ai_generations, 12,   hard", "globex, api_calls, 100,  hard",
        "hooli,  ai_generations, 100,  hard", "hooli,  api_calls, 1000, soft",
    })
    void workspace_hasItsCredits(String tenant, String pool, long credits, String behavior) {
        JsonNode balance = http.get("/api/public/credits/balance?tenantId=" + tenant)
                .data()
                .path(pool);

        assertThat(balance.path("total").asLong()).isEqualTo(credits);
        assertThat(balance.path("limitBehavior").asText()).isEqualTo(behavior);
    }

    @Test
    void seats_areHeldAsTheTableSays() {
        assertThat(emulator.activeSeats("acme")).containsExactly("alice", "bob");
        assertThat(emulator.activeSeats("globex")).containsExactly("carol", "dave");
        assertThat(emulator.activeSeats("initech")).isEmpty();
        assertThat(emulator.activeSeats("hooli")).isEmpty();
    }

    @Test
    void initech_pastDue_hasNoCreditsToSpend() {
        assertThat(http.get("/api/public/credits/balance?tenantId=initech").data())
                .isEqualTo(json("{}"));
    }

    @Test
    void starter_sellsGenerationsAndSeats() {
        JsonNode addon =
                http.get("/api/public/tenants/globex/addons/available").data().path(0);
        JsonNode seat = http.post(
                        "/api/public/capacity/allocate", "{'requestingEntityId':'globex','externalUserId':'erin'}")
                .data();

        assertThat(addon.path("pool_key").asText()).isEqualTo("ai_generations");
        assertThat(addon.path("amount").asText()).isEqualTo("5.00");
        assertThat(seat.path("requiresProration").asBoolean()).isTrue();
        assertThat(seat.path("proration").path("amount").decimalValue()).isEqualByComparingTo("6");
    }
}
