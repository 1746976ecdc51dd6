package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.Browser.Answer;
import com.crovver.e2e.owed.OwedApi;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Charges after the work over real HTTP: what succeeded is taken once, what did not is not taken, however the answer ends. Each
 * test has a tenant of its own, with 100 credits. As the debts of a tenant are delivered in order, one of another pool tells when
 * all before it have been.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OwedSuite {

    private static final String KEY = "Idempotency-Key";

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final Logs logs = new Logs("com.crovver");
    Container.Deployed app;
    private String tenant;
    Browser alice;
    private long marks;

    private final Container container;
    private final JaxRs jaxRs;

    OwedSuite(Container container, JaxRs jaxRs) {
        this.container = container;
        this.jaxRs = jaxRs;
    }

    @BeforeAll
    void deploy(@TempDir Path folder) throws Exception {
        Workspaces.seed(crovver);
        app = container.deploy(new WebApp(folder)
                .with(jaxRs)
                .handlersOf(OwedApi.class.getPackage())
                .asking(crovver)
                .callersFromSession()
                .contextParam("crovver.outbox", "memory")
                // Else what one test has fail is held against the next one.
                .contextParam("crovver.breakerFailures", "1000")
                .build());
    }

    @AfterAll
    void stop() throws Exception {
        logs.close();
        if (app != null) {
            app.stop();
        }
        crovver.close();
    }

    @BeforeEach
    void freshTenant() {
        freshTenant(100);
    }

    private void freshTenant(long credits) {
        crovver.faults().clear();
        tenant = "t-" + UUID.randomUUID();
        marks = 0;
        crovver.tenant(tenant, it -> it.plan("pro").status("active").credits("ai_generations", credits));
        alice = new Browser(app.uri());
        assertThat(alice.send("PUT", "/tally?workspace=" + tenant).status()).isEqualTo(200);
    }

    // Which answers are a success

    @ParameterizedTest
    @CsvSource({
        "text, text",
        "utf8, Größe",
        "bytes, bytes",
        "length, exact",
        "'flush', 'first, second'",
        "close, closed",
        "close-bytes, closed",
        "reset, kept",
        "forward, text",
        "include, [text]",
        "listener, without blocking",
        "async-text, later",
        "async-own, later",
        "wrapped-async-text, later",
        "wrapped-async-own, later",
        "async-raw, later",
        "wrapped-async-raw, later",
        "async-now, now",
        "async-again, 'once, again'",
        "wrapped-async-again, 'once, again'",
        "async-elsewhere, text"
    })
    void success_isAnsweredAsWritten_andChargedOnce(String how, String body) {
        Answer answer = alice.post("/works?how=" + how);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertCharged(5);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, 200, 0",
        "large, 200, 262144",
        "large-bytes, 200, 300000",
        "redirect, 302, -1",
        "newer-redirect, 302, -1",
        "not-modified, 304, 0",
        "async-nothing, 200, 0",
        "async-large, 200, 262144",
        "async-events, 200, 27",
        "async-timeout-said, 202, 15",
        "async-timeout-supplied, 202, 15"
    })
    void otherSuccess_isChargedOnce(String how, int status, int length) {
        Answer answer = alice.post("/works?how=" + how);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().length()).isEqualTo(length < 0 ? answer.body().length() : length);
        assertCharged(5);
    }

    @ParameterizedTest
    @CsvSource({
        "404, 404",
        "422, 422",
        "503, 503",
        "throw, 500",
        "text-throw, 500",
        "text-error, 409",
        "reset-error, 500",
        "forward-error, 404",
        "async-500, 500",
        "async-text-error, 500",
        "async-elsewhere-error, 404",
        "async-elsewhere-throw, 500"
    })
    void answerThatIsNoSuccess_isNotCharged(String how, int status) {
        Answer answer = alice.post("/works?how=" + how);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("half of an answer");
        assertCharged(0);
    }

    @ParameterizedTest
    @CsvSource({
        "text, completes, text",
        "text, completes-later, text",
        "bytes, completes, bytes",
        "flush, completes-later, 'first, second'",
        "joins-text, leaves-it, later"
    })
    void success_withinAFilterThatGoesOnAsynchronously_isAnsweredAsWritten_andChargedOnce(
            String how, String around, String body) {
        Answer answer = alice.post("/works?how=" + how + "&around=" + around);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertCharged(5);
    }

    /** The handler had not ended its answer yet: what it had written is thrown away, and was no success; nor is silence. */
    @ParameterizedTest
    @CsvSource({"joins-half, completes", "joins-half, completes-later", "joins-nothing, completes"})
    void filterThatEndsWhatTheHandlerWentOnWith_leavesNothingToCharge_andTheKeyToBeRepeated(String how, String around) {
        int before = runs();
        for (int i = 0; i < 2; i++) {
            await().until(() -> {
                Answer answer = alice.post("/works?how=" + how + "&around=" + around, KEY, "k-1");
                assertThat(answer.body()).doesNotContain("half of an answer");
                return answer.status() == 200;
            });
        }

        assertThat(runs()).isEqualTo(before + 2);
        assertCharged(0);
    }

    @Test
    void asynchronousWorkThatIsNotDoneInTime_isNotCharged() {
        Answer answer = alice.post("/works?how=async-timeout");

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(answer.body()).doesNotContain("half of an answer");
        assertCharged(0);
    }

    /** The client was told of a success, whatever came after. */
    @ParameterizedTest
    @ValueSource(strings = {"flush-throw", "large-throw", "async-flush-timeout"})
    void answerThatBreaksAfterItHasBegun_isCharged(String how) {
        alice.tryPost("/works?how=" + how);

        assertCharged(5);
    }

    @Test
    void head_isChargedAsGet_andHasNoBody() {
        Answer answer = alice.send("HEAD", "/works?how=text");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertCharged(5);
    }

    @Test
    void clientThatResetsBeforeTheAnswer_isCharged() throws Exception {
        int before = runs();
        String request = "POST /works?how=large HTTP/1.1\r\nHost: x\r\nCookie: " + alice.cookie()
                + "\r\nContent-Length: 0\r\n\r\n";
        try (Socket socket = new Socket(app.uri().getHost(), app.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> runs() == before + 1);
            socket.setSoLinger(true, 0);
        }

        await().untilAsserted(() -> assertThat(credits()).isEqualTo(95));
        assertCharged(5);
    }

    @Test
    void handlerIncludedTwice_orForwardedTo_isChargedOncePerExchange() {
        assertThat(alice.post("/frame?how=twice&to=/works%3Fhow=text").body()).isEqualTo("[texttext]");
        assertCharged(5);
        assertThat(alice.post("/frame?how=forward&to=/works%3Fhow=text").body()).isEqualTo("text");
        assertCharged(10);
    }

    @Test
    void includedPage_thatWouldSendAnErrorARedirectOrNothing_changesNothing() {
        Answer answer = alice.post("/works?how=include-refusing");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
        assertCharged(5);
    }

    @Test
    void handlerThatFailed_andThenSucceedsInTheSameExchange_isCharged() {
        assertThat(alice.post("/frame?how=bad-then-good").body()).isEqualTo("failed, text");

        assertCharged(5);
    }

    @Test
    void writerWithoutBlocking_thatFailsBeforeItsFirstByte_isNotCharged() {
        assertThat(alice.post("/works?how=listener-fails").status()).isEqualTo(503);

        assertCharged(0);
    }

    /** The handler has returned, and did what it was to do. */
    @Test
    void pageThatFailsAfterItIncludedAHandler_isCharged() {
        assertThat(alice.post("/frame?how=then-fail&to=/works%3Fhow=text").status())
                .isEqualTo(500);

        assertCharged(5);
    }

    // JAX-RS

    @ParameterizedTest
    @CsvSource({
        "/api/jobs?how=ok, 200",
        "/api/jobs?how=created, 201",
        "/api/jobs?how=nothing, 204",
        "/api/jobs?how=stream, 200",
        "/api/jobs/later?how=ok, 200",
        "/api/jobs/stage?how=ok, 200"
    })
    void resource_thatSucceeds_isChargedOnce(String path, int status) {
        assertThat(alice.post(path).status()).isEqualTo(status);

        assertCharged(5);
    }

    @Test
    void resource_thatSendsEvents_isChargedOnce() {
        assertThat(alice.get("/api/jobs/events").body()).contains("data: one").contains("data: two");

        assertCharged(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/jobs?how=404, 404",
        "/api/jobs?how=thrown-409, 409",
        "/api/jobs?how=throw, 500",
        "/api/jobs?how=stream-throw, 500",
        "/api/jobs/later?how=404, 404",
        "/api/jobs/later?how=throw, 500",
        "/api/jobs/later?how=timeout, 503",
        "/api/jobs/stage?how=throw, 500"
    })
    void resource_thatFails_isNotCharged(String path, int status) {
        assertThat(alice.post(path).status()).isEqualTo(status);

        assertCharged(0);
    }

    // Keys

    @ParameterizedTest
    @ValueSource(strings = {"/works?how=text", "/works?how=async-text", "/works?how=flush", "/api/jobs?how=ok"})
    void sameKeyAgain_isAnswered409_andChargedOnce(String path) {
        int before = runs();
        assertThat(alice.post(path, KEY, "k-1").status()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(
                        alice.post(path, KEY, "k-1").problem().path("type").asText())
                .endsWith("key-finished"));
        assertThat(runs()).isEqualTo(before + 1);
        assertCharged(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/works?how=throw", "/works?how=async-500", "/works?how=async-timeout", "/api/jobs?how=throw"})
    void runThatFailed_mayBeRepeated_threeRunsInAll_andIsNotCharged(String path) {
        int before = runs();
        for (int i = 0; i < 3; i++) {
            await().until(() -> alice.post(path, KEY, "k-1").status() == 500);
        }

        await().untilAsserted(
                        () -> assertThat(alice.post(path, KEY, "k-1").status()).isEqualTo(409));
        assertThat(runs()).isEqualTo(before + 3);
        assertCharged(0);
    }

    @Test
    void fiftyAtOnceWithOneKey_areOneRunAndOneCharge() throws Exception {
        for (int round = 0; round < 5; round++) {
            freshTenant();
            int before = runs();

            List<Answer> answers = atOnce(50, i -> alice.post("/works?how=async-text", KEY, "k"));

            assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
            assertThat(answers.stream().filter(it -> it.status() == 409)).hasSize(49);
            assertThat(runs()).isEqualTo(before + 1);
            assertCharged(5);
        }
    }

    @Test
    void fiftyAtOnce_withCreditsForFive_areNoMoreThanFiveRuns_andEachIsPaid() throws Exception {
        for (int round = 0; round < 5; round++) {
            freshTenant(25);
            int before = runs();

            List<Answer> answers = atOnce(50, i -> alice.post("/works?how=async-text"));
            await().atMost(30, TimeUnit.SECONDS).until(() -> {
                Answer one = alice.post("/works?how=text");
                return one.status() == 402 && credits() == 0;
            });

            assertThat(answers).allMatch(it -> it.status() == 200 || it.status() == 402);
            assertThat(runs()).isEqualTo(before + 5);
        }
    }

    // Delivery

    @Test
    void lostAnswersAtSettlement_takeTheCreditsOnce() {
        crovver.faults().onPath("consume").afterApplying().dropNext(3);

        assertThat(alice.post("/works?how=text").status()).isEqualTo(200);

        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(credits()).isEqualTo(95));
        assertCharged(5);
    }

    @Test
    void crovverAwayAtSettlement_isAskedAgain() {
        crovver.faults().onPath("consume").failNext(3, 503);

        assertThat(alice.post("/works?how=text").status()).isEqualTo(200);

        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(credits()).isEqualTo(95));
    }

    @Test
    void crovverAwayBefore_runsNothing() {
        int before = runs();
        crovver.faults().onPath("balance").failNext(10, 503);

        assertThat(alice.post("/works?how=text").status()).isEqualTo(503);

        crovver.faults().clear();
        assertThat(runs()).isEqualTo(before);
    }

    @Test
    void debtThatThePoolDoesNotCover_refusesIt_untilCreditsAreBought_andIsPaidFirst() {
        assertThat(alice.get("/priced?tokens=150").status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(logs.text()).contains("refuses 150 credits of pool ai_generations"));
        assertThat(alice.post("/works?how=text").status()).isEqualTo(402);
        assertThat(credits()).isEqualTo(100);
        assertThat(alice.post("/priced?pages=1").problem().path("remaining").asInt())
                .isEqualTo(-50);

        crovver.grantCredits(tenant, "ai_generations", 60);

        await().untilAsserted(
                        () -> assertThat(alice.post("/works?how=text").status()).isEqualTo(200));
        assertCharged(155, 160);
    }

    // Amounts

    @Test
    void amountThatTheHandlerCounted_isCharged() {
        assertThat(alice.get("/priced?tokens=17").status()).isEqualTo(200);
        assertCharged(17);
        assertThat(alice.get("/priced?tokens=0").status()).isEqualTo(200);
        assertCharged(17);
        assertThat(alice.post("/api/jobs/tokens?n=3").status()).isEqualTo(200);
        assertCharged(20);
    }

    @Test
    void amountCountedAfterTheAnswerHasBegun_isChargedInAll() {
        assertThat(alice.get("/priced?begun&tokens=17").body()).isEqualTo("begun");

        assertCharged(17);
    }

    @Test
    void amountCountedInTheRepeatOfARunThatWasPaid_isNotChargedAgain() {
        String path = "/frame?how=then-fail&to=/priced%3Ftokens%3D17";
        int before = runs();
        assertThat(alice.send("GET", path, KEY, "k-1").status()).isEqualTo(500);

        assertThat(alice.send("GET", path, KEY, "k-1", "X-Mended", "yes").status())
                .isEqualTo(200);
        assertThat(runs()).isEqualTo(before + 2);
        assertCharged(17);
    }

    @Test
    void amountOfAPoolThatIsNotDeclared_isRefused_andNothingIsCharged() {
        assertThat(alice.get("/priced?tokens=17&pool=api_calls").status()).isEqualTo(500);
        assertThat(alice.get("/priced?tokens=-1").status()).isEqualTo(500);

        assertCharged(0);
    }

    @ParameterizedTest
    @CsvSource({"POST, /priced", "PUT, /priced", "POST, /api/jobs/priced"})
    void computedAmount_isCharged_andComputedOnce(String method, String path) {
        int before = costs();

        assertThat(alice.send(method, path + "?pages=7").status()).isBetween(200, 299);

        assertCharged(7);
        assertThat(costs()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/priced?pages=abc, 400",
        "/priced, 400",
        "/priced?pages=99999999999999999999, 400",
        "/priced?pages=0, 500",
        "/priced?pages=-3, 500",
        "/priced?pages=broken, 500",
        "/api/jobs/priced?pages=abc, 400",
        "/api/jobs/priced?pages=0, 500"
    })
    void amountThatCannotBeComputed_refuses_andRunsNothing(String path, int status) {
        int before = runs();

        Answer answer = alice.post(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem().path("type").asText()).endsWith(status == 400 ? "cost-malformed" : "guard-broken");
        assertThat(answer.body()).doesNotContain("abc").doesNotContain("PerPage");
        assertThat(runs()).isEqualTo(before);
        assertCharged(0);
    }

    @Test
    void brokenCost_isLogged_withTheClassThatIsToBeFixed() {
        alice.post("/priced?pages=0");

        assertThat(logs.text()).contains("com.crovver.e2e.owed.PerPage says").contains("costs 0 credits");
    }

    @Test
    void costThatThrows_isLogged_withoutItsText() {
        alice.post("/priced?pages=broken");

        assertThat(logs.text())
                .contains("com.crovver.e2e.owed.PerPage threw java.lang.IllegalStateException")
                .contains("PerPage.of(PerPage.java")
                .doesNotContain("secret");
    }

    @Test
    void failedRun_isNotRepeatedAtAnotherPrice() {
        assertThat(alice.post("/priced?fail", KEY, "k", "X-Pages", "1").status())
                .isEqualTo(500);

        assertThat(alice.post("/priced?fail", KEY, "k", "X-Pages", "90").status())
                .isEqualTo(422);
        assertCharged(1);
    }

    // Outages

    @Test
    void outage_letsPassWhatTheLastBalanceCovers_andTakesItLater() {
        freshTenant(14);
        assertThat(alice.send("DELETE", "/priced").status()).isEqualTo(200);
        int before = runs();
        crovver.faults().onPath("consume").failNext(1000, 503);

        assertThat(alice.send("DELETE", "/priced").status()).isEqualTo(200);
        assertThat(alice.send("DELETE", "/priced").status()).isEqualTo(503);
        assertThat(runs()).isEqualTo(before + 1);
        crovver.faults().clear();

        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(credits()).isEqualTo(4));
    }

    @Test
    void outage_ofATenantNobodyKnows_letsNothingPass() {
        int before = runs();
        crovver.faults().onPath("consume").failNext(1000, 503);

        assertThat(alice.send("DELETE", "/priced").status()).isEqualTo(503);

        assertThat(runs()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 401})
    void noOutage_letsNothingPass(int status) {
        assertThat(alice.send("DELETE", "/priced").status()).isEqualTo(200);
        int before = runs();
        crovver.faults().onPath("consume").failNext(1000, status);

        assertThat(alice.send("DELETE", "/priced").status()).isEqualTo(503);

        crovver.faults().clear();
        assertThat(runs()).isEqualTo(before);
    }

    /** What has been taken, once everything that is owed has been. */
    final void assertCharged(long credits) {
        assertCharged(credits, 100);
    }

    private void assertCharged(long credits, long of) {
        assertThat(alice.post("/tally").status()).isEqualTo(200);
        marks++;
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(crovver.balance(tenant, "api_calls")).isEqualTo(1000 - marks));
        assertThat(credits()).isEqualTo(of - credits);
    }

    private static List<Answer> atOnce(int count, IntFunction<Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(() -> request.apply(number));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private long credits() {
        return crovver.balance(tenant, "ai_generations");
    }

    final int runs() {
        return tally(0);
    }

    private int costs() {
        return tally(1);
    }

    /** Of work that waits to be let go on: how often the container has ended its request, and how often it has ended itself. */
    final int ends() {
        return tally(2);
    }

    private int tally(int what) {
        return Integer.parseInt(alice.get("/tally").body().split(" ", -1)[what]);
    }
}
