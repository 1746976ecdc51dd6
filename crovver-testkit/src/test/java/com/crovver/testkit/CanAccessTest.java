package com.crovver.testkit;

import static com.crovver.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanAccessTest {

    private static final String PATH = "/api/public/can-access";

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = Kestrel.start();
        http = new Http(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private Http.Answer ask(String rest) {
        return http.post(PATH, "{'requestingEntityId':'ws_borealis_77'" + rest + "}");
    }

    @Test
    void feature_on_isGranted() {
        assertThat(ask(",'featureKey':'bulk_import'").json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'canAccess':true,'featureKey':'bulk_import','requestingEntityId':'ws_borealis_77'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso_login", "no_such_feature", "route_lookups"})
    void feature_offOrNotListed_isRefused(String feature) {
        assertThat(ask(",'featureKey':'" + feature + "'").data().path("canAccess"))
                .isEqualTo(json("false"));
    }

    @Test
    void feature_withinProduct_looksOnlyThereAndLeavesCreditsOut() {
        assertThat(ask(",'featureKey':'label_prints','productSlug':'kestrel'").json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'canAccess':true,'featureKey':'label_prints','productSlug':'kestrel','requestingEntityId':'ws_borealis_77'}}"));
        assertThat(ask(",'featureKey':'bulk_import','productSlug':'other'")
                        .data()
                        .path("canAccess")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void product_subscribed_isGranted() {
        assertThat(ask(",'productSlug':'kestrel','featureKey':''").json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'canAccess':true,'productSlug':'kestrel','requestingEntityId':'ws_borealis_77'}}"));
    }

    @Test
    void creditBackedFeature_enoughOrNot_saysSoWithoutRefusing() {
        emulator.tenant(
                "ws_borealis_77", tenant -> tenant.plan("plan_orbit_team").credits("label_prints", 180));

        assertThat(ask(",'featureKey':'label_prints','amount':12").data())
                .isEqualTo(
                        json(
                                "{'canAccess':true,'featureKey':'label_prints','requestingEntityId':'ws_borealis_77','credits':{'available':180,'sufficient':true}}"));
        assertThat(ask(",'featureKey':'label_prints','amount':181").data())
                .isEqualTo(
                        json(
                                "{'canAccess':true,'featureKey':'label_prints','requestingEntityId':'ws_borealis_77','credits':{'available':180,'sufficient':false}}"));
        assertThat(ask(",'featureKey':'label_prints'").data().path("credits").path("sufficient"))
                .isEqualTo(json("true"));
    }

    @Test
    void severalSubscriptions_noProductNamed_asksTheMostRecentlyCreatedLiveOne() {
        emulator.product("yard", "Kestrel Yard");
        emulator.plan("yard", plan -> plan.product("yard").feature("gates"));
        emulator.createSubscription("ws_borealis_77", subscription -> subscription.plan("yard"));

        assertThat(ask(",'featureKey':'gates'").data().path("canAccess").asBoolean())
                .isTrue();
        assertThat(ask(",'featureKey':'bulk_import'").data().path("canAccess").asBoolean())
                .isFalse();
        assertThat(ask(",'featureKey':'bulk_import','productSlug':'kestrel'")
                        .data()
                        .path("canAccess")
                        .asBoolean())
                .isTrue();

        emulator.setStatus("ws_borealis_77", "canceled");
        assertThat(ask(",'featureKey':'bulk_import'").data().path("canAccess").asBoolean())
                .isTrue();
    }

    @Test
    void byQuery_publicKey_answersTheSameShape() {
        assertThat(http.send(http.request(PATH + "?publicKey=" + emulator.publicKey()
                                        + "&featureKey=bulk_import&requestingEntityId=ws_borealis_77")
                                .GET())
                        .json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'canAccess':true,'featureKey':'bulk_import','requestingEntityId':'ws_borealis_77'}}"));
    }

    @Test
    void noSubscription_isRefusedNotAnError() {
        emulator.tenant("empty", tenant -> {});

        assertThat(http.post(PATH, "{'requestingEntityId':'empty','featureKey':'bulk_import'}")
                        .json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'canAccess':false,'featureKey':'bulk_import','requestingEntityId':'empty'}}"));
    }

    @Test
    void unknownTenant_is404() {
        Http.Answer answer = http.post(PATH, "{'requestingEntityId':'nobody','featureKey':'bulk_import'}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json())
                .isEqualTo(
                        json(
                                "{'success':false,'data':null,'error':{'message':'No tenant with this id','code':'TENANT_NOT_FOUND'}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'requestingEntityId':'ws_borealis_77'}",
                "{'requestingEntityId':'ws_borealis_77','featureKey':''}",
                "{'featureKey':'bulk_import'}",
                "{'requestingEntityId':7,'featureKey':'bulk_import'}",
                "{'requestingEntityId':'ws_borealis_77','featureKey':'label_prints','amount':-1}",
                "{'requestingEntityId':'ws_borealis_77','featureKey':'label_prints','amount':1.5}",
                "[]",
                "{'requestingEntityId':'ws_borealis_77','featureKey':'bulk_import'} and more",
                "no json",
                "",
            })
    void incompleteRequest_is400(String body) {
        Http.Answer answer = http.post(PATH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("code").asText()).isEqualTo("MISSING_REQUIRED_FIELDS");
    }

    @Test
    void trialEnd_isReadFromTheClock() {
        emulator.tenant(
                "young",
                tenant -> tenant.plan("plan_orbit_team")
                        .status("trial")
                        .subscription(it -> it.period(
                                Instant.parse("2026-07-01T00:00:00Z"), Instant.parse("2026-07-12T00:00:01Z"))));
        String question = "{'requestingEntityId':'young','featureKey':'bulk_import'}";
        assertThat(http.post(PATH, question).data().path("canAccess").asBoolean())
                .isTrue();

        Kestrel.at(emulator, "2026-07-12T00:00:01Z");

        assertThat(http.post(PATH, question).data().path("canAccess").asBoolean())
                .isFalse();
    }
}
