package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.Browser.Answer;
import com.crovver.testkit.Stall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, in every container. */
abstract class EnforcementSuite extends AppSuite {

    EnforcementSuite(Container container, JaxRs jaxRs) {
        super(container, jaxRs);
    }

    @Override
    void extend(WebApp webApp) {
        webApp.contextParam("crovver.upgradeUrl", "/billing")
                .servlet("workspace", "com.crovver.e2e.app.Workspace", "/workspace")
                .descriptor("<error-page><error-code>400</error-code><location>/oops</location></error-page>");
    }

    // P1: the handler that the container picked is the handler that is guarded.

    @Test
    void feature_ofThePlan_lets() {
        assertThat(alice.get("/analytics").body()).isEqualTo("analytics");
    }

    @Test
    void feature_notInThePlan_refusesAndNamesPlansThatHaveIt() {
        Answer answer = starter().get("/analytics");

        assertThat(answer.status()).isEqualTo(403);
        JsonNode problem = answer.problem();
        assertThat(problem.path("feature").asText()).isEqualTo("advanced_analytics");
        assertThat(problem.path("upgrade").path("plans").findValuesAsText("id")).contains("pro");
        assertThat(problem.path("upgrade").path("link").asText()).isEqualTo("/billing");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/analytics",
                "/analytics;x=1",
                "/%61nalytics",
                "/./analytics",
                "/x/../analytics",
                "/dispatch?how=forward&to=/analytics",
                "/dispatch?how=forward&to=/analytics;x=1",
                "/dispatch?how=named&to=analytics",
                "/dispatch?how=async&to=/analytics",
                "/dispatch?how=include&to=/analytics",
                "/dispatch?how=include-named&to=analytics",
                "/api/reports",
                "/api/reports?what=sales",
                "/dispatch?how=forward&to=/api/reports"
            })
    void everyWayToAGuardedHandler_runsItIfEntitled_andOnlyThen(String path) {
        String handler = path.contains("reports") ? "reports" : "analytics";

        int before = runs(handler);
        assertThat(alice.get(path).status()).isEqualTo(200);
        assertThat(runs(handler)).isEqualTo(before + 1);
        starter().get(path);
        assertThat(runs(handler)).isEqualTo(before + 1);
    }

    @Test
    void head_isGuardedAsGet() {
        int before = runs("analytics");

        assertThat(starter().send("HEAD", "/analytics").status()).isEqualTo(403);
        assertThat(runs("analytics")).isEqualTo(before);
        assertThat(alice.send("HEAD", "/analytics").status()).isEqualTo(200);
    }

    @Test
    void errorPage_whoseHandlerChargesOnlyForPosts_isShownToAnybody() {
        assertThat(new Browser(app.uri()).get("/dispatch?how=nothing").body()).isEqualTo("oops");
    }

    @Test
    void refusal_whereAFilterHasTakenTheWriter_isWhole() {
        Answer answer = starter().get("/analytics?writer");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem().path("feature").asText()).isEqualTo("advanced_analytics");
    }

    @Test
    void refusedInclude_leavesThePage_andTellsItWhy() {
        Answer answer = starter().get("/dispatch?how=include&to=/analytics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]refused 403");
    }

    // P3: not knowing is not yes.

    @ParameterizedTest
    @ValueSource(strings = {"/analytics", "/workspace"})
    void crovverBroken_refusesWith503(String path) {
        crovver.faults().failNext(2, 500);

        Answer answer = alice.get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain(crovver.uri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/analytics", "/drafts", "/workspace", "/api/exports"})
    void answerThatIsNoJson_refusesWith503(String path) {
        crovver.faults().garbleNext(2);

        assertThat(alice.send(path.equals("/drafts") || path.startsWith("/api") ? "POST" : "GET", path)
                        .status())
                .isEqualTo(503);
    }

    @Test
    void stalledAnswer_refusesWithinTheBudget() {
        Stall stall = crovver.faults().stallNext(2);

        assertThat(alice.get("/analytics").status()).isEqualTo(503);
        stall.release();
    }

    @Test
    void wrongCrovverKey_refusesWith503_andTellsNothing() {
        crovver.faults().failNext(1, 401);

        Answer answer = alice.get("/analytics");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("401").doesNotContain("key");
    }

    // P4: nobody pays for work that was not started.

    @Test
    void unguardedMethod_ofAGuardedServlet_isFree() {
        crovver.clearRequests();

        assertThat(alice.get("/drafts").body()).isEqualTo("form");
        assertThat(crovver.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "DELETE", "PUT", "PATCH", "TRACE", "post", "FOO"})
    void methodThatTheServletDoesNotHave_getsTheContainersAnswer_free(String method) {
        crovver.clearRequests();

        assertThat(RawHttp.status(app.uri(), method, "/drafts")).isIn(200, 403, 405, 501);
        assertThat(crovver.requests()).isEmpty();
        assertThat(credits()).isEqualTo(100);
    }

    @Test
    void lostAnswerToACharge_handsOutAKey_andSendingItUsesThatCharge() {
        crovver.faults().onPath("consume").afterApplying().dropNext(2);
        Answer lost = alice.post("/drafts");

        assertThat(lost.status()).isEqualTo(503);
        String key = lost.header("Idempotency-Key");
        assertThat(key).isNotNull();
        assertThat(alice.post("/drafts", "Idempotency-Key", key).status()).isEqualTo(200);
        assertThat(credits()).isEqualTo(95);
        assertThat(alice.post("/drafts", "Idempotency-Key", key).status()).isEqualTo(409);
        assertThat(credits()).isEqualTo(95);
    }

    // P5: one action, at most one charge.

    @Test
    void charge_isMadeOncePerRequest() {
        assertThat(alice.post("/drafts").status()).isEqualTo(200);
        assertThat(credits()).isEqualTo(95);
        assertThat(alice.post("/drafts").status()).isEqualTo(200);
        assertThat(credits()).isEqualTo(90);
    }

    @Test
    void chargedHandler_includedThreeTimes_isChargedOnce() {
        Answer answer = alice.post("/dispatch?how=include&to=/drafts&times=3");

        assertThat(answer.body()).matches("\\[(draft \\d+){3}]");
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void chargedHandler_redispatchedAsync_isChargedOnce() {
        int before = runs("async-drafts");

        assertThat(alice.post("/async-drafts?end=redispatch").status()).isEqualTo(200);
        assertThat(runs("async-drafts")).isEqualTo(before + 2);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void ownRetry_isChargedOnce() {
        crovver.faults().onPath("consume").afterApplying().dropNext(1);

        assertThat(alice.post("/drafts").status()).isEqualTo(200);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void creditsShort_refusesWithWhatIsLeftAndTheAddOn() {
        Browser carol = starter();
        assertThat(carol.post("/drafts").status()).isEqualTo(200);
        assertThat(carol.post("/drafts").status()).isEqualTo(200);
        int before = runs("drafts");

        Answer answer = carol.post("/drafts");

        assertThat(answer.status()).isEqualTo(402);
        JsonNode problem = answer.problem();
        assertThat(problem.path("pool").asText()).isEqualTo("ai_generations");
        assertThat(problem.path("required").asInt()).isEqualTo(5);
        assertThat(problem.path("remaining").asInt()).isEqualTo(2);
        assertThat(problem.path("addons")).hasSize(1);
        assertThat(problem.path("plans").findValuesAsText("id")).contains("pro");
        assertThat(runs("drafts")).isEqualTo(before);
        assertThat(credits()).isEqualTo(2);
    }

    // P6: a spent key buys no new work.

    @ParameterizedTest
    @ValueSource(strings = {"/drafts", "/async-drafts"})
    void sameKeyAgain_isAnswered409_andRunsNothing(String path) {
        String handler = path.substring(1);
        int before = runs(handler);

        assertThat(alice.post(path, "Idempotency-Key", "k-1").status()).isEqualTo(200);
        // An asynchronous run is settled after its answer has gone out.
        await().untilAsserted(() -> assertThat(alice.post(path, "Idempotency-Key", "k-1")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished"));
        assertThat(alice.post(path, "Idempotency-Key", "\"k-1\"").status()).isEqualTo(409);
        assertThat(runs(handler)).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void sameKey_afterARestart_isAnswered409() throws Exception {
        assertThat(alice.post("/drafts", "Idempotency-Key", "k-1").status()).isEqualTo(200);
        restart();

        assertThat(alice.post("/drafts", "Idempotency-Key", "k-1").status()).isEqualTo(409);
        assertThat(runs("drafts")).isZero();
        assertThat(credits()).isEqualTo(95);
    }

    /** A refused attempt of ours took nothing, so what the next one is told is no echo of it. */
    @Test
    void sameKey_afterARestart_andARefusedAttempt_isAnswered409() throws Exception {
        assertThat(alice.post("/drafts", "Idempotency-Key", "k-1").status()).isEqualTo(200);
        restart();
        crovver.faults().onPath("consume").failNext(1, 429);

        assertThat(alice.post("/drafts", "Idempotency-Key", "k-1").status()).isEqualTo(409);
        assertThat(runs("drafts")).isZero();
    }

    @Test
    void sameKey_ofAnotherUserOrOperation_isAnotherAction() {
        alice.post("/drafts", "Idempotency-Key", "k-1");

        assertThat(new Browser(app.uri())
                        .loggedIn(tenant, "bob")
                        .post("/drafts", "Idempotency-Key", "k-1")
                        .status())
                .isEqualTo(200);
        assertThat(alice.post("/async-drafts", "Idempotency-Key", "k-1").status())
                .isEqualTo(200);
        assertThat(credits()).isEqualTo(85);
    }

    @Test
    void sameKey_withAnotherRequest_isAnswered422() {
        alice.post("/drafts?topic=cats", "Idempotency-Key", "k-1");

        assertThat(alice.post("/drafts?topic=dogs", "Idempotency-Key", "k-1").status())
                .isEqualTo(422);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void malformedKey_isAnswered400_andChargesNothing() {
        assertThat(alice.post("/drafts", "Idempotency-Key", "").status()).isEqualTo(400);
        assertThat(alice.post("/drafts", "Idempotency-Key", "k".repeat(256)).status())
                .isEqualTo(400);
        assertThat(alice.post("/drafts", "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .status())
                .isEqualTo(400);
        assertThat(credits()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/drafts?fail=throw",
                "/drafts?fail=status",
                "/drafts?fail=sendError",
                "/async-drafts?end=error",
                "/async-drafts?end=timeout"
            })
    void runThatFailed_mayBeRepeatedWithoutACharge_threeRunsInAll(String path) {
        String handler = path.startsWith("/async") ? "async-drafts" : "drafts";
        int before = runs(handler);

        for (int run = 1; run <= 3; run++) {
            int expected = before + run;
            await().untilAsserted(() -> {
                assertThat(alice.post(path, "Idempotency-Key", "k-1").status()).isGreaterThanOrEqualTo(500);
                assertThat(runs(handler)).isEqualTo(expected);
            });
        }
        await().untilAsserted(() -> assertThat(alice.post(path, "Idempotency-Key", "k-1")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished"));
        assertThat(runs(handler)).isEqualTo(before + 3);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void runThatAnsweredAClientsError_isFinished() {
        assertThat(alice.post("/drafts?fail=badRequest", "Idempotency-Key", "k-1")
                        .status())
                .isEqualTo(400);

        assertThat(alice.post("/drafts?fail=badRequest", "Idempotency-Key", "k-1")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void runThatBrokeAfterItsAnswerWasCommitted_isFinished() {
        alice.tryPost("/drafts?fail=afterCommit", "Idempotency-Key", "k-1");

        await().untilAsserted(() -> assertThat(alice.post("/drafts?fail=afterCommit", "Idempotency-Key", "k-1")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished"));
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void refusedForCredits_thenBoughtUnnoticed_theSameKeyWorksWithinASecond() {
        crovver.tenant(tenant + "-poor", it -> it.plan("pro").credits("ai_generations", 2));
        Browser poor = new Browser(app.uri()).loggedIn(tenant + "-poor", "alice");
        assertThat(poor.post("/drafts", "Idempotency-Key", "k-1").status()).isEqualTo(402);
        crovver.grantCredits(tenant + "-poor", "ai_generations", 10);

        // Neither a webhook nor the return from a checkout told of it: the refusal stands until it is a second old.
        await().atMost(5, TimeUnit.SECONDS)
                .until(() -> poor.post("/drafts", "Idempotency-Key", "k-1").status() == 200);
        assertThat(crovver.balance(tenant + "-poor", "ai_generations")).isEqualTo(7);
    }

    // P7: who pays is decided by the server.

    @ParameterizedTest
    @ValueSource(strings = {"/analytics", "/workspace", "/api/reports"})
    void nobodySignedIn_isAnswered401(String path) {
        Answer answer = new Browser(app.uri()).get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Session realm=\"app\"");
    }

    @Test
    void userWithoutTenant_isAnswered403() {
        Browser lost = new Browser(app.uri());
        lost.post("/login?user=alice");

        assertThat(lost.get("/analytics").status()).isEqualTo(403);
    }

    @Test
    void tenantNamedByTheClient_isIgnored() {
        Answer answer = starter()
                .send(
                        "GET",
                        "/analytics?workspace=acme&tenant=acme&crovver.tenant=acme",
                        "X-Tenant",
                        "acme",
                        "workspace",
                        "acme",
                        "Cookie2",
                        "workspace=acme");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void noLiveSubscription_isAnswered402WithItsStatus() {
        crovver.setStatus(tenant, "past_due");

        for (Answer answer : List.of(
                alice.get("/analytics"), alice.post("/drafts"), alice.get("/workspace"), alice.post("/api/exports"))) {
            assertThat(answer.status()).isEqualTo(402);
            assertThat(answer.problem().path("subscription").path("status").asText())
                    .isEqualTo("past_due");
            assertThat(answer.problem().path("link").asText()).isEqualTo("/billing");
        }
    }

    @Test
    void tenantThatCrovverDoesNotKnow_isAnswered402() {
        Browser stranger = new Browser(app.uri()).loggedIn("stranger-" + tenant, "alice");

        for (Answer answer :
                List.of(stranger.get("/analytics"), stranger.post("/drafts"), stranger.get("/workspace"))) {
            assertThat(answer.status()).isEqualTo(402);
            assertThat(answer.problem().path("subscription").path("status").asText())
                    .isEqualTo("none");
        }
    }

    // Seats

    @Test
    void freeSeat_isTaken_andOnlyOnce() {
        assertThat(alice.get("/workspace").status()).isEqualTo(200);
        assertThat(alice.get("/workspace").status()).isEqualTo(200);
        assertThat(crovver.activeSeats(tenant)).containsExactly("alice");
    }

    @Test
    void allSeatsTaken_refusesWithThePriceOfOneMore() {
        Answer answer = starter().get("/workspace");

        assertThat(answer.status()).isEqualTo(402);
        JsonNode problem = answer.problem();
        assertThat(problem.path("seats").path("active").asInt()).isEqualTo(2);
        assertThat(problem.path("seats").path("capacity").asInt()).isEqualTo(2);
        assertThat(problem.path("proration").path("newSeats").asInt()).isEqualTo(3);
        assertThat(answer.body()).containsPattern("\"proration\":\\{\"amount\":\\d+\\.\\d\\d,");
        assertThat(problem.path("proration").path("currency").asText()).isEqualTo("EUR");
        assertThat(crovver.activeSeats(tenant)).containsExactlyInAnyOrder("carol", "dave");
    }

    // P9: unguarded requests never touch Crovver.

    @Test
    void unguardedServlet_hasNothingOfTheKitInItsChain_butTheOneFilter() {
        assertThat(alice.get("/chain").body().split(" "))
                .filteredOn(filter -> !filter.startsWith("com.crovver.e2e."))
                .containsExactly("com.crovver.servlet.CrovverFilter");
    }

    @Test
    void unguardedServlet_asksNothing() {
        crovver.clearRequests();

        assertThat(alice.get("/runs?of=analytics").status()).isEqualTo(200);
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void guardedAnswer_isNotForSharedCaches() {
        assertThat(alice.get("/analytics").header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(alice.get("/api/reports").header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(alice.get("/dispatch?how=forward&to=/analytics").header("Cache-Control"))
                .isEqualTo("private, no-cache");
        assertThat(alice.get("/runs?of=x").header("Cache-Control")).isNull();
    }
}
