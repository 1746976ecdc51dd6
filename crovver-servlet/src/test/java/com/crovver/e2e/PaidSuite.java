package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.Browser.Answer;
import com.crovver.e2e.paid.PaidApi;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
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
 * Keys and charges over real HTTP: where a key may stand, what a repeated one is answered, and what was taken. Two
 * applications run beside each other: one that takes keys from a header or a form and records its answers, and one whose
 * keys a class tells. Each test has a tenant of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PaidSuite {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final Logs logs = new Logs("com.crovver");
    private OddCrovver odd;
    private Path recording;
    private Container.Deployed app;
    private Container.Deployed orders;
    private Container.Deployed oddApp;
    private String tenant;
    private Browser alice;

    private final Container container;
    private final JaxRs jaxRs;

    PaidSuite(Container container, JaxRs jaxRs) {
        this.container = container;
        this.jaxRs = jaxRs;
    }

    @BeforeAll
    void deploy(@TempDir Path folder) throws Exception {
        Workspaces.seed(crovver);
        odd = new OddCrovver();
        recording = webApp(folder.resolve("recording"), crovver.uri())
                .contextParam("crovver.key", "header:Idempotency-Key, parameter:key")
                .contextParam("crovver.recordAnswers", "true")
                .contextParam("crovver.creditHeaders", "true")
                .build();
        app = container.deploy(recording);
        orders = container.deploy(webApp(folder.resolve("orders"), crovver.uri())
                .contextParam("crovver.key", "com.crovver.e2e.paid.OrderIds")
                .build());
        oddApp = container.deploy(webApp(folder.resolve("odd"), odd.uri()).build());
    }

    private WebApp webApp(Path folder, URI asked) {
        return new WebApp(folder)
                .with(jaxRs)
                .handlersOf(PaidApi.class.getPackage())
                .contextParam("crovver.secretKey", crovver.secretKey())
                .contextParam("crovver.baseUrl", asked.toString())
                .callersFromSession();
    }

    @AfterAll
    void stop() throws Exception {
        logs.close();
        for (Container.Deployed each : new Container.Deployed[] {app, orders, oddApp}) {
            if (each != null) {
                each.stop();
            }
        }
        odd.close();
        crovver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes?how=form", "/api/texts"})
    void keyHandedOutForAForm_usesThatCharge_asAFieldOfTheForm(String path) {
        crovver.faults().onPath("consume").afterApplying().dropNext(2);
        Answer lost = alice.submit(path, "topic=cats");
        String key = lost.header(KEY);

        assertThat(lost.status()).isEqualTo(503);
        assertThat(alice.submit(path, "topic=cats&key=" + key).status()).isEqualTo(200);
        assertThat(crovver.balance(tenant, "ai_generations")).isEqualTo(95);
    }

    @BeforeEach
    void freshTenant() {
        crovver.faults().clear();
        tenant = "t-" + UUID.randomUUID();
        crovver.tenant(tenant, it -> it.plan("pro").status("active"));
        alice = signedIn(app, "alice");
    }

    // Where a key may stand

    @Test
    void keyInAFormField_isChargedOnce_andTheHandlerFindsItsFields() {
        Answer first = alice.submit("/notes?how=form", "topic=cats+%26+dogs&key=f-1");
        Answer second = alice.submit("/notes?how=form", "topic=cats+%26+dogs&key=f-1");

        assertThat(first.body()).startsWith("topic cats & dogs, run ");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void keyInAFormField_ofAResource_isChargedOnce_andTheMethodFindsItsFields() {
        Answer first = alice.submit("/api/texts", "topic=cats+%26+dogs&key=f-1");
        Answer second = alice.submit("/api/texts", "topic=cats+%26+dogs&key=f-1");

        assertThat(first.body()).startsWith("topic cats & dogs, run ");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void formWithoutAKey_isNewWorkEachTime() {
        alice.submit("/notes?how=form", "topic=cats");
        alice.submit("/notes?how=form", "topic=cats");
        alice.submit("/api/texts", "topic=cats");
        alice.submit("/api/texts", "topic=cats");

        assertThat(credits()).isEqualTo(80);
    }

    /** Anybody can make somebody follow a link; what it says is not what the form said. */
    @ParameterizedTest
    @ValueSource(strings = {"/notes?how=form&key=q-1", "/notes?how=form&%6bey=q-1", "/api/texts?key=q-1"})
    void keyInTheQuery_isNoField(String path) {
        alice.submit(path, "topic=cats");
        alice.submit(path, "topic=cats");
        assertThat(credits()).isEqualTo(90);

        alice.submit(path, "topic=cats&key=f-1");
        alice.submit(path, "topic=cats&key=f-1");
        assertThat(credits()).isEqualTo(85);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes?how=form", "/api/texts"})
    void severalKeys_areAnswered400(String path) {
        int before = runs();

        assertThat(alice.submit(path, "key=a&key=b").status()).isEqualTo(400);
        assertThat(alice.submit(path, "key=a", KEY, "a").status()).isEqualTo(400);
        assertThat(alice.submit(path, "key=").status()).isEqualTo(400);
        assertThat(alice.submit(path, "key=" + "k".repeat(256)).status()).isEqualTo(400);
        assertThat(alice.submit(path, "key=a%0d%0ab").status()).isEqualTo(400);
        assertThat(runs()).isEqualTo(before);
        assertThat(credits()).isEqualTo(100);
    }

    @Test
    void bodyThatIsNoForm_isLeftToTheHandler() {
        assertThat(alice.postText("/notes?how=stream", "key=x&all of it").body())
                .isEqualTo("key=x&all of it");
        assertThat(alice.postText("/api/texts", "key=x&all of it").body()).startsWith("Größe 15");
    }

    @Test
    void keyRequired_andMissing_isAnswered400_andSaysWhatToSend() {
        Answer answer = alice.post("/orders/1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem().path("type").asText()).endsWith("key-missing");
        assertThat(answer.problem().path("detail").asText())
                .contains("the header Idempotency-Key, or the form field key");
        assertThat(credits()).isEqualTo(100);
        assertThat(alice.post("/orders/1", KEY, "o-1").status()).isEqualTo(200);
    }

    @Test
    void keyToldByAClass_isChargedOnce() {
        Browser bob = signedIn(orders, "bob");

        assertThat(bob.post("/orders/88213").status()).isEqualTo(200);
        assertThat(bob.post("/orders/88213").status()).isEqualTo(409);
        assertThat(bob.post("/orders/88214").status()).isEqualTo(200);
        assertThat(bob.post("/orders/query?id=7").status()).isEqualTo(200);
        assertThat(bob.post("/orders/query").status()).isEqualTo(400);
        assertThat(bob.submit("/orders/field", "id=8").status()).isEqualTo(200);
        assertThat(bob.submit("/orders/field?id=9", "other=8").status()).isEqualTo(400);
        assertThat(credits()).isEqualTo(80);
        assertThat(crovver.balance(tenant, "api_calls")).isEqualTo(960);
    }

    @Test
    void classThatThrowsOrAnswersNonsense_refuses_andLogsNobody() {
        Browser bob = signedIn(orders, "bob-the-customer");
        int before = runs();

        assertThat(bob.post("/orders/throws").status()).isEqualTo(500);
        assertThat(logs.text()).contains("OrderIds threw java.lang.IllegalArgumentException");
        assertThat(logs.text()).doesNotContain("bob-the-customer");
        assertThat(bob.post("/orders/a%20b").status()).isEqualTo(400);
        assertThat(bob.post("/orders/" + "9".repeat(300)).status()).isEqualTo(400);
        assertThat(runs()).isEqualTo(before);
        assertThat(credits()).isEqualTo(100);
    }

    // Recorded answers

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "flush", "reset", "largest", "forward"})
    void repeatedKey_isGivenTheFirstAnswerAgain(String how) {
        int before = runs();
        Answer first = alice.post("/notes?how=" + how, KEY, "k-1");
        Answer second = alice.post("/notes?how=" + how, KEY, "k-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header(REPLAYED)).isNull();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.header("Cache-Control")).isEqualTo("no-store");
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(runs()).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void replay_hasTheHeadersThatSayWhatItIs_andNoOthers() {
        Answer first = alice.post("/notes?how=headers", KEY, "k-1");
        Answer second = alice.post("/notes?how=headers", KEY, "k-1");

        assertThat(first.header("X-Other")).isEqualTo("dropped");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).startsWith("Größe");
        for (String kept : List.of("Location", "ETag", "Content-Language", "Content-Type")) {
            assertThat(second.header(kept)).as(kept).isNotNull().isEqualTo(first.header(kept));
        }
        assertThat(second.header("Set-Cookie")).isNull();
        assertThat(second.header("X-Other")).isNull();
        assertThat(second.header("Crovver-Credits")).isNull();
    }

    @Test
    void redirectAfterPost_isGivenAgain() {
        Answer first = alice.post("/notes?how=redirect", KEY, "k-1");
        Answer second = alice.post("/notes?how=redirect", KEY, "k-1");

        assertThat(second.status()).isEqualTo(302).isEqualTo(first.status());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void head_isGivenTheHeadAgain_andIsAnotherActionThanGet() {
        assertThat(alice.send("HEAD", "/notes", KEY, "k-1").status()).isEqualTo(200);

        Answer second = alice.send("HEAD", "/notes", KEY, "k-1");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(alice.send("GET", "/notes", KEY, "k-1").status()).isEqualTo(422);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void handlerThatIsForwardedTo_isGivenAgain() {
        Answer first = alice.post("/view?forward", KEY, "k-1");
        Answer second = alice.post("/view?forward", KEY, "k-1");

        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body()).startsWith("note ");
    }

    /** What is not the whole answer, or only means something with headers that are not kept, is answered 409. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/notes?how=large",
                "/notes?how=async",
                "/notes?how=error",
                "/notes?how=encoded",
                "/notes?how=parts",
                "/notes?how=broken",
                "/api/texts/later",
                "/api/texts/large"
            })
    void answerThatCannotBeGivenAgain_isAnswered409(String path) {
        int before = runs();
        alice.tryPost(path, KEY, "k-1");

        await().untilAsserted(() -> assertThat(
                        alice.post(path, KEY, "k-1").problem().path("type").asText())
                .endsWith("key-finished"));
        assertThat(runs()).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
    }

    /** The page around it is not recorded, so the repeat finds no note, and the page says why. */
    @Test
    void includedHandler_isNotRecorded() {
        assertThat(alice.post("/view?include", KEY, "k-1").body()).startsWith("[note ");

        assertThat(alice.post("/view?include", KEY, "k-1").body()).isEqualTo("[]");
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void resource_isGivenAgain_withTheHeadersThatSayWhatItIs() {
        int before = runs();
        Answer first = alice.postText("/api/texts", "hello", KEY, "k-1");
        Answer second = alice.postText("/api/texts", "hello", KEY, "k-1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body()).startsWith("Größe 5");
        for (String kept : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(kept)).as(kept).isNotNull().isEqualTo(first.header(kept));
        }
        assertThat(second.header("X-Other")).isNull();
        assertThat(runs()).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void answerOfOneUser_isNotGivenToAnother() {
        Answer first = alice.post("/notes?how=page", KEY, "k-1");

        Answer second = signedIn(app, "bob").post("/notes?how=page", KEY, "k-1");
        assertThat(second.header(REPLAYED)).isNull();
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(credits()).isEqualTo(90);
    }

    @Test
    void withoutRecording_aFinishedKeyIsAnswered409() {
        Browser bob = signedIn(orders, "bob");
        bob.post("/orders/1");

        assertThat(bob.post("/orders/1").problem().path("type").asText()).endsWith("key-finished");
    }

    // Credits told

    @Test
    void creditHeaders_tellWhatWasTakenAndIsLeft() {
        assertThat(alice.post("/notes?how=page").header("Crovver-Credits"))
                .isEqualTo("\"ai_generations\";taken=5;remaining=95");
        assertThat(alice.postText("/api/texts", "x").header("Crovver-Credits"))
                .isEqualTo("\"ai_generations\";taken=5;remaining=90");
        assertThat(signedIn(orders, "bob").post("/orders/1").header("Crovver-Credits"))
                .isNull();
    }

    @Test
    void overdrawnSoftPool_isAllowed_andTold() {
        crovver.tenant(tenant, it -> it.plan("pro").status("active").credits("api_calls", 3));

        Answer answer = alice.post("/orders/1", KEY, "o-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Crovver-Credits"))
                .isEqualTo("\"ai_generations\";taken=5;remaining=95, \"api_calls\";taken=10;remaining=-7;overdrawn");
    }

    // Key abuse: nothing yields unpaid work.

    @Test
    void sameKey_withAnotherQueryOrBody_isAnswered422_orWhatItDidBefore() {
        int before = runs();
        Answer first = alice.postText("/notes?how=page", "abc", KEY, "k-1", "Content-Digest", "sha-256=:YQ==:");

        assertThat(alice.postText("/notes?how=", "abc", KEY, "k-1", "Content-Digest", "sha-256=:YQ==:")
                        .status())
                .isEqualTo(422);
        assertThat(alice.postText("/notes?how=page", "abcd", KEY, "k-1", "Content-Digest", "sha-256=:YQ==:")
                        .status())
                .isEqualTo(422);
        assertThat(alice.postText("/notes?how=page", "xyz", KEY, "k-1", "Content-Digest", "sha-256=:Yg==:")
                        .status())
                .isEqualTo(422);
        // Without another digest, nothing tells this body from the first one; it buys nothing.
        assertThat(alice.postText("/notes?how=page", "xyz", KEY, "k-1", "Content-Digest", "sha-256=:YQ==:")
                        .body())
                .isEqualTo(first.body());
        assertThat(runs()).isEqualTo(before + 1);
    }

    /** A browser draws a new boundary each time, also when it repeats what the answer to was lost. */
    @Test
    void multipartForm_sentAgain_isTheSameRequest() {
        int before = runs();
        alice.post("/notes?how=page", KEY, "k-1", "Content-Type", "multipart/form-data; boundary=aaa");

        assertThat(alice.post("/notes?how=page", KEY, "k-1", "Content-Type", "multipart/form-data; boundary=bbb")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished");
        assertThat(runs()).isEqualTo(before + 1);
    }

    @Test
    void sameKey_onAnotherNodeWithoutSharedRecords_runsNothing() throws Exception {
        assertThat(alice.post("/notes?how=page", KEY, "k-1").status()).isEqualTo(200);
        Container.Deployed node = container.deploy(recording);
        try {
            Browser there = signedIn(node, "alice");
            assertThat(there.post("/notes?how=page", KEY, "k-1").status()).isEqualTo(409);
            assertThat(there.post("/notes?how=page", KEY, "k-1").status()).isEqualTo(409);
            assertThat(there.get("/log").body()).isEqualTo("0");
        } finally {
            node.stop();
        }
        assertThat(credits()).isEqualTo(95);
    }

    /** Spent keys are kept until Crovver is in trouble, and sent then: its failure must not pass for our own lost charge. */
    @Test
    void spentKeys_sentDuringAnOutageAfterARestart_runNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            alice.post("/notes?how=page", KEY, "k-" + i);
        }
        Container.Deployed node = container.deploy(recording);
        try {
            Browser there = signedIn(node, "alice");
            crovver.faults().onPath("consume").failNext(10, 503);
            for (int i = 0; i < 5; i++) {
                assertThat(there.post("/notes?how=page", KEY, "k-" + i).status())
                        .isEqualTo(503);
            }
            crovver.faults().clear();
            for (int i = 0; i < 5; i++) {
                String key = "k-" + i;
                await().untilAsserted(() -> assertThat(
                                there.post("/notes?how=page", KEY, key).status())
                        .isEqualTo(409));
            }
            assertThat(there.get("/log").body()).isEqualTo("0");
        } finally {
            node.stop();
        }
        assertThat(credits()).isEqualTo(75);
    }

    @Test
    void clientThatReadsTheLastByteAndResets_hasUsedItsKey() throws Exception {
        int before = runs();
        String request = "POST /notes?how=page HTTP/1.1\r\nHost: x\r\nCookie: " + alice.cookie()
                + "\r\nIdempotency-Key: k-1\r\nContent-Length: 0\r\n\r\n";
        try (Socket socket = new Socket(app.uri().getHost(), app.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] received = new byte[8192];
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().contains("note ")) {
                int count = socket.getInputStream().read(received);
                answer.append(new String(received, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
            }
            socket.setSoLinger(true, 0);
        }

        assertThat(alice.send("POST", "/notes?how=page", KEY, "k-1").status()).isIn(200, 409, 422);
        assertThat(runs()).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void clientThatResetsBeforeTheAnswer_hasUsedItsKey() throws Exception {
        int before = runs();
        String request = "POST /notes?how=large HTTP/1.1\r\nHost: x\r\nCookie: " + alice.cookie()
                + "\r\nIdempotency-Key: k-1\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n";
        try (Socket socket = new Socket(app.uri().getHost(), app.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> runs() == before + 1);
            socket.setSoLinger(true, 0);
        }

        await().untilAsserted(() -> assertThat(alice.post("/notes?how=large", KEY, "k-1")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished"));
        assertThat(runs()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '~',
            value = {
                "200~application/json~{}",
                "200~application/json~{\"success\":true}",
                "200~application/json~{\"success\":true,\"data\":{}}",
                "200~application/json~{\"success\":true,\"data\":{\"result\":\"granted\",\"remaining\":95,\"poolKey\":\"p\"}}",
                "200~application/json~{\"success\":true,\"data\":{\"result\":true,\"remaining\":95,\"poolKey\":\"p\"}}",
                "200~application/json~{\"success\":\"true\",\"data\":{\"result\":\"\",\"remaining\":95}}",
                "200~application/json~{\"success\":false,\"error\":\"no credits for you\"}",
                "200~application/json~{\"success\":true,\"data\":{\"requiresProration\":true,\"capacityExceeded\":true}}",
                "200~application/json~[]",
                "200~application/json~null",
                "200~text/html~<!doctype html><title>Welcome</title>",
                "207~application/json~{\"success\":true,\"data\":{\"allocated\":[],\"rejected\":[1]}}",
                "204~application/json~||",
                "302~text/html~<!doctype html><title>Down for maintenance</title>",
                "402~text/plain~payment required",
                "404~text/plain~no such pool",
                "500~text/plain~allowed"
            })
    void oddAnswerToACharge_runsNothing(int status, String type, String body) {
        odd.answerCharges(status, type, body);
        Browser bob = signedIn(oddApp, "bob");

        Answer unkeyed = bob.post("/notes?how=page");
        Answer keyed = bob.post("/notes?how=page", KEY, "k-" + UUID.randomUUID());

        assertThat(List.of(unkeyed.status(), keyed.status())).allMatch(it -> it == 503 || it == 402);
        assertThat(bob.get("/log").body()).isEqualTo("0");
    }

    @Test
    void fiftyAtOnceWithOneKey_areOneChargeAndOneRun() throws Exception {
        for (int seed = 1; seed <= 20; seed++) {
            freshTenant();
            int before = runs();
            List<Answer> answers = atOnce(50, seed, i -> alice.post("/notes?how=async", KEY, "k"));

            assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
            assertThat(answers.stream().filter(it -> it.status() == 409))
                    .hasSize(49)
                    .allSatisfy(answer ->
                            assertThat(answer.problem().path("type").asText()).matches(".*key-(running|finished)"));
            assertThat(answers.stream()
                            .filter(it -> it.body().contains("key-running"))
                            .map(it -> it.header("Retry-After")))
                    .doesNotContainNull();
            assertThat(runs()).isEqualTo(before + 1);
            assertThat(credits()).isEqualTo(95);
        }
    }

    /** As above, where the answer is recorded: the others are told to wait, or are given it. */
    @Test
    void fiftyAtOnceWithOneRecordedKey_areOneChargeAndOneRun() throws Exception {
        for (int seed = 1; seed <= 20; seed++) {
            freshTenant();
            int before = runs();
            List<Answer> answers = atOnce(50, seed, i -> alice.post("/notes?how=page", KEY, "k"));

            assertThat(answers).allMatch(it -> it.status() == 200 || it.body().contains("key-running"));
            assertThat(answers.stream().filter(it -> it.status() == 200 && it.header(REPLAYED) == null))
                    .hasSize(1);
            assertThat(answers.stream()
                            .filter(it -> it.status() == 200)
                            .map(Answer::body)
                            .distinct())
                    .hasSize(1);
            assertThat(runs()).isEqualTo(before + 1);
            assertThat(credits()).isEqualTo(95);
        }
    }

    @Test
    void fiftyAtOnceWithKeysOfTheirOwn_runAsOftenAsTheCreditsLast() throws Exception {
        for (int seed = 1; seed <= 20; seed++) {
            tenant = "t-" + UUID.randomUUID();
            crovver.tenant(tenant, it -> it.plan("pro").status("active").credits("ai_generations", 25));
            alice = signedIn(app, "alice");
            int before = runs();
            List<Answer> answers = atOnce(50, seed, i -> alice.post("/notes?how=page", KEY, "k-" + i));

            assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(5);
            assertThat(answers.stream().filter(it -> it.status() == 402)).hasSize(45);
            assertThat(runs()).isEqualTo(before + 5);
            assertThat(credits()).isZero();
        }
    }

    /** Sends requests from as many threads, released together and then held back by a few turns each, as the seed says. */
    private static List<Answer> atOnce(int count, int seed, IntFunction<Answer> request) throws Exception {
        Random random = new Random(seed);
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                int turns = random.nextInt(200);
                calls.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    for (int turn = 0; turn < turns; turn++) {
                        Thread.onSpinWait();
                    }
                    return request.apply(number);
                });
            }
            Collections.shuffle(calls, random);
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Browser signedIn(Container.Deployed to, String user) {
        Browser browser = new Browser(to.uri());
        browser.post("/log?workspace=" + tenant + "&user=" + user);
        return browser;
    }

    private long credits() {
        return crovver.balance(tenant, "ai_generations");
    }

    private int runs() {
        return Integer.parseInt(alice.get("/log").body());
    }
}
