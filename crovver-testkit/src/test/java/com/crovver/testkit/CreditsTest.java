package com.crovver.testkit;

import static com.crovver.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {

    private static final String CONSUME = "/api/public/credits/consume";
    private static final String BALANCE = "/api/public/credits/balance?tenantId=ws_borealis_77";

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = Kestrel.start();
        http = new Http(emulator);
        borealis(1640, 180);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private void borealis(long lookups, long prints) {
        emulator.tenant(
                "ws_borealis_77",
                tenant -> tenant.plan("plan_orbit_team")
                        .credits("route_lookups", lookups)
                        .credits("label_prints", prints)
                        .subscription(subscription -> subscription.period(
                                Instant.parse("2026-07-01T00:00:00Z"), Instant.parse("2026-08-01T00:00:00Z"))));
    }

    private static String consumption(String tenant, String pool, long amount, String key) {
        return "{'tenantId':'%s','poolKey':'%s','amount':%d,'idempotencyKey':'%s'}"
                .formatted(tenant, pool, amount, key);
    }

    private Http.Answer consume(String pool, long amount, String key) {
        return http.post(CONSUME, consumption("ws_borealis_77", pool, amount, key));
    }

    @Test
    void balance_softPoolWithAddonAndEmptyHardPool_hasTheSourcedShape() {
        borealis(1640, 0);
        emulator.grantCredits("ws_borealis_77", "route_lookups", 250);

        assertThat(http.get(BALANCE).json()).isEqualTo(json("""
                                {'success':true,'data':{
                                  'route_lookups':{'poolKey':'route_lookups','displayName':'Route lookups',
                                    'baseRemaining':1640,'addonRemaining':250,'total':1890,'limit':2000,
                                    'limitBehavior':'soft','nextExpiry':'2026-08-01T00:00:00Z','usagePercent':18},
                                  'label_prints':{'poolKey':'label_prints','displayName':'Label prints',
                                    'baseRemaining':0,'addonRemaining':0,'total':0,'limit':300,
                                    'limitBehavior':'hard','nextExpiry':null,'usagePercent':100}}}
                                """));
    }

    @Test
    void balance_overdrawnSoftPool_isNegative() {
        borealis(-14, 0);

        assertThat(http.get(BALANCE).data().path("route_lookups")).isEqualTo(json("""
                                {'poolKey':'route_lookups','displayName':'Route lookups',
                                 'baseRemaining':-14,'addonRemaining':0,'total':-14,'limit':2000,
                                 'limitBehavior':'soft','nextExpiry':'2026-08-01T00:00:00Z','usagePercent':100}
                                """));
    }

    @Test
    void balance_noLiveSubscription_isEmpty() {
        emulator.setStatus("ws_borealis_77", "past_due");

        assertThat(http.get(BALANCE).json()).isEqualTo(json("{'success':true,'data':{}}"));
    }

    @Test
    void consume_enough_isAllowedWithTheSourcedShape() {
        assertThat(consume("label_prints", 12, "k").json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'result':'allowed','remaining':168,'alreadyProcessed':false,'poolKey':'label_prints'}}"));
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(168);
    }

    @Test
    void consume_softPoolShort_warnsAndGoesBelowZero() {
        borealis(6, 0);

        assertThat(consume("route_lookups", 20, "k").json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'result':'warning','remaining':-14,'alreadyProcessed':false,'poolKey':'route_lookups'}}"));
        assertThat(emulator.balance("ws_borealis_77", "route_lookups")).isEqualTo(-14);
    }

    @Test
    void consume_hardPoolShort_blocksAndTakesNothing() {
        borealis(0, 5);

        Http.Answer answer = consume("label_prints", 6, "k");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'result':'blocked','remaining':5,'alreadyProcessed':false,'poolKey':'label_prints'}}"));
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(5);
    }

    @Test
    void consume_exactlyTheRest_isAllowed() {
        assertThat(consume("label_prints", 180, "k").data().path("result").asText())
                .isEqualTo("allowed");
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isZero();
    }

    @Test
    void consume_sameKey_replaysTheFirstResultWhateverTheBodySays() {
        consume("label_prints", 12, "k");
        consume("label_prints", 8, "another");

        Http.Answer replay = http.post(CONSUME, consumption("nobody", "no_pool", 99, "k"));

        assertThat(replay.json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'result':'allowed','remaining':168,'alreadyProcessed':true,'poolKey':'label_prints'}}"));
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(160);
    }

    @Test
    void consume_sameKeyAfterBlocked_replaysBlockedEvenAfterATopUp() {
        borealis(0, 5);
        consume("label_prints", 6, "k");
        emulator.grantCredits("ws_borealis_77", "label_prints", 100);

        assertThat(consume("label_prints", 6, "k").data())
                .isEqualTo(json("{'result':'blocked','remaining':5,'alreadyProcessed':true,'poolKey':'label_prints'}"));
        assertThat(consume("label_prints", 6, "fresh").data().path("result").asText())
                .isEqualTo("allowed");
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(99);
    }

    @Test
    void consume_byTheAlias_sharesStateAndKeys() {
        consume("label_prints", 12, "k");

        Http.Answer alias = http.post("/api/credits/consume", consumption("ws_borealis_77", "label_prints", 12, "k"));

        assertThat(alias.data().path("alreadyProcessed").asBoolean()).isTrue();
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(168);
    }

    @Test
    void consume_noLiveSubscription_is402AndLeavesTheKeyUnused() {
        emulator.setStatus("ws_borealis_77", "past_due");
        Http.Answer refused = consume("label_prints", 1, "k");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json())
                .isEqualTo(
                        json(
                                "{'success':false,'data':null,'error':{'message':'Tenant has no live subscription','code':'NO_SUBSCRIPTION'}}"));

        emulator.setStatus("ws_borealis_77", "active");
        assertThat(consume("label_prints", 1, "k")
                        .data()
                        .path("alreadyProcessed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void consume_unknownTenantOrPool_is404() {
        Http.Answer tenant = http.post(CONSUME, consumption("nobody", "label_prints", 1, "k"));
        Http.Answer pool = consume("no_pool", 1, "k");

        assertThat(tenant.status()).isEqualTo(404);
        assertThat(tenant.json().path("error").path("code").asText()).isEqualTo("TENANT_NOT_FOUND");
        assertThat(pool.status()).isEqualTo(404);
        assertThat(pool.json().path("error").path("code").asText()).isEqualTo("POOL_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'poolKey':'label_prints','amount':1,'idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','amount':1,'idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':1}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':1,'idempotencyKey':' '}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':0,'idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':-3,'idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':'3','idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':9223372036854775807,'idempotencyKey':'k'}",
                "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':99999999999999999999,'idempotencyKey':'k'}",
            })
    void consume_incompleteOrImpossible_is400AndTakesNothing(String body) {
        Http.Answer answer = http.post(CONSUME, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("code").asText()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(180);
    }

    @Test
    void consume_64ThreadsOnAHardPoolOf1000_grantsExactly1000() throws Exception {
        emulator.plan("bulk", plan -> plan.hardPool("prints", 1000));
        emulator.tenant("busy", tenant -> tenant.plan("bulk"));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<Long>> grants = new ArrayList<>();
        for (int thread = 0; thread < 64; thread++) {
            String prefix = "thread" + thread + "-";
            Callable<Long> work = () -> {
                begin.await();
                long allowed = 0;
                for (int i = 0; i < 20; i++) {
                    allowed += http.consume("busy", "prints", 1, prefix + i).equals("allowed") ? 1 : 0;
                }
                return allowed;
            };
            grants.add(threads.submit(work));
        }

        begin.countDown();
        long allowed = 0;
        for (Future<Long> grant : grants) {
            allowed += grant.get();
        }
        threads.shutdown();

        assertThat(allowed).isEqualTo(1000);
        assertThat(emulator.balance("busy", "prints")).isZero();
        assertThat(emulator.requestCount(CONSUME)).isEqualTo(64 * 20);
    }

    @Test
    void consume_sameKeyFromManyThreads_takesOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<String>> repeats = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            repeats.add(() -> http.consume("ws_borealis_77", "label_prints", 10, "one"));
        }

        threads.invokeAll(repeats);
        threads.shutdown();

        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(170);
    }
}
