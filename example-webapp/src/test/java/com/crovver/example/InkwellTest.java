package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.example.Browser.Answer;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each of the four workspaces gets, over HTTP, and what it costs them. */
class InkwellTest {

    private static final CrovverEmulator CROVVER = CrovverEmulator.start();
    private static final String AI = "ai_generations";
    private static final String API = "api_calls";

    private static Inkwell inkwell;

    @BeforeAll
    static void start() throws StartException {
        inkwell = startBesideEmulator();
    }

    @AfterAll
    static void stop() {
        inkwell.close();
        CROVVER.close();
    }

    @BeforeEach
    void seed() {
        Workspaces.seed(CROVVER);
        CROVVER.clearRequests();
    }

    // acme: Pro, active

    @Test
    void acme_getsAll_andPaysForDraftsAndExports() {
        Browser alice = browser().signedIn("acme", "alice");

        List<Answer> answers = alice.doAll();

        assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200, 200);
        assertThat(answers.get(1).body()).contains("<h1>Draft acme-");
        assertThat(answers.get(2).body()).contains("by alice: ");
        assertThat(answers.get(3).header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answers.get(3).body()).startsWith("id,author,opening\r\n\"acme-1\",\"alice\",");
        assertThat(balances("acme")).containsExactly(95L, 999L);
        assertThat(CROVVER.activeSeats("acme")).containsExactly("alice", "bob");
    }

    // globex: Starter, active, two seats taken

    @Test
    void globex_isShownThePlanThatHasAnalytics() {
        Answer answer = browser().signedIn("globex", "carol").get("analytics");

        assertThat(answer.status()).isEqualTo(403);
        JsonNode problem = answer.problem();
        assertThat(problem.path("feature").asText()).isEqualTo("advanced_analytics");
        assertThat(problem.path("upgrade").path("plans").findValuesAsText("id")).contains("pro");
        assertThat(balances("globex")).containsExactly(12L, 100L);
    }

    @Test
    void globex_mayNotExport_andIsNotCharged() {
        Answer answer = browser().signedIn("globex", "carol").post("api/exports");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem().path("feature").asText()).isEqualTo("data_export");
        assertThat(balances("globex")).containsExactly(12L, 100L);
    }

    @Test
    void globex_writesTwice_andIsThenOfferedMoreCredits() {
        Browser carol = browser().signedIn("globex", "carol");

        assertThat(carol.post("drafts").status()).isEqualTo(200);
        assertThat(carol.post("drafts").status()).isEqualTo(200);
        assertThat(balances("globex")).containsExactly(2L, 100L);
        Answer third = carol.post("drafts");

        assertThat(third.status()).isEqualTo(402);
        JsonNode problem = third.problem();
        assertThat(problem.path("pool").asText()).isEqualTo(AI);
        assertThat(problem.path("required").asInt()).isEqualTo(5);
        assertThat(problem.path("remaining").asInt()).isEqualTo(2);
        assertThat(problem.path("addons").findValuesAsText("id")).containsExactly("ai-generations-50");
        assertThat(balances("globex")).containsExactly(2L, 100L);
    }

    @Test
    void globex_oneTooMany_isToldWhatAThirdSeatCosts() {
        Answer answer = browser().signedIn("globex", "eve").get("workspace");

        assertThat(answer.status()).isEqualTo(402);
        JsonNode proration = answer.problem().path("proration");
        assertThat(proration.path("amount").decimalValue()).isPositive();
        assertThat(proration.path("currency").asText()).isEqualTo("EUR");
        assertThat(proration.path("newSeats").asInt()).isEqualTo(3);
        assertThat(CROVVER.activeSeats("globex")).containsExactly("carol", "dave");
        assertThat(CROVVER.seats("globex")).isEqualTo(2);
    }

    @Test
    void linkOfARefusal_leadsSomewhere() {
        Browser carol = browser().signedIn("globex", "carol");

        String link =
                carol.get("analytics").problem().path("upgrade").path("link").asText();

        assertThat(carol.get(link).status()).isEqualTo(200);
    }

    // initech: Pro, past due; hooli: Pro, on trial; nobody

    @Test
    void initech_isToldThatItsPaymentFailed_whateverItDoes() {
        List<Long> before = balances("initech");

        List<Answer> answers = browser().signedIn("initech", "erin").doAll();

        assertThat(answers).extracting(Answer::status).containsExactly(402, 402, 402, 402);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.problem()
                                .path("subscription")
                                .path("status")
                                .asText())
                        .isEqualTo("past_due"));
        assertThat(balances("initech")).isEqualTo(before);
        assertThat(CROVVER.activeSeats("initech")).isEmpty();
    }

    @Test
    void hooli_getsAllOnTrial() {
        List<Answer> answers = browser().signedIn("hooli", "frank").doAll();

        assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200, 200);
        assertThat(balances("hooli")).containsExactly(95L, 999L);
        assertThat(CROVVER.activeSeats("hooli")).containsExactly("frank");
    }

    @Test
    void nobody_isAskedToSignIn() {
        List<Answer> answers = browser().doAll();

        assertThat(answers).extracting(Answer::status).containsExactly(401, 401, 401, 401);
        assertThat(answers).extracting(it -> it.header("WWW-Authenticate")).doesNotContainNull();
        assertThat(CROVVER.requests()).isEmpty();
    }

    // What is not started is not paid for, and one action is paid for once.

    @Test
    void getOfExports_isNotAllowed_andCostsNothing() {
        assertThat(browser().signedIn("acme", "alice").get("api/exports").status())
                .isEqualTo(405);
        assertThat(balances("acme")).containsExactly(100L, 1000L);
    }

    @Test
    void sameKeyTwice_writesOneDraft_andChargesOnce() {
        // A workspace of its own, so that its drafts are this test's.
        CROVVER.tenant("umbrella", tenant -> tenant.plan("pro").seats(1));
        Browser alice = browser().signedIn("umbrella", "alice");
        String key = UUID.randomUUID().toString();

        Answer first = alice.post("drafts", "Idempotency-Key", key);
        Answer second = alice.post("drafts", "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(CROVVER.balance("umbrella", AI)).isEqualTo(95);
        assertThat(alice.get("workspace").body())
                .contains("<li>umbrella-1,")
                .doesNotContain("<li>umbrella-2,")
                .contains("by alice");
    }

    @Test
    void draftForm_clickedTwice_writesOneDraft_andPaysOnce() {
        CROVVER.tenant("hyperion", tenant -> tenant.plan("pro").seats(1));
        Browser alice = browser().signedIn("hyperion", "alice");
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(alice.get("").body());
        assertThat(key.find()).isTrue();
        String form = "topic=the+tide&key=" + key.group(1);

        List<Integer> clicks = Stream.of(1, 2)
                .map(click -> CompletableFuture.supplyAsync(() -> alice.submit("drafts", form)))
                .toList()
                .stream()
                .map(answer -> answer.join().status())
                .toList();

        assertThat(clicks).containsExactlyInAnyOrder(200, 409);
        assertThat(CROVVER.balance("hyperion", AI)).isEqualTo(95);
        assertThat(alice.get("").body()).doesNotContain(key.group(1));
    }

    @Test
    void sameKeyAfterARestart_writesNothing_andChargesNothing() throws StartException {
        String key = UUID.randomUUID().toString();

        try (Inkwell before = startBesideEmulator()) {
            Browser alice = new Browser(before.uri()).signedIn("acme", "alice");
            assertThat(alice.post("drafts", "Idempotency-Key", key).status()).isEqualTo(200);
            assertThat(alice.get("workspace").body()).contains("<li>acme-1,");
        }

        try (Inkwell after = startBesideEmulator()) {
            Browser alice = new Browser(after.uri()).signedIn("acme", "alice");
            assertThat(alice.post("drafts", "Idempotency-Key", key).status()).isEqualTo(409);
            assertThat(alice.get("workspace").body()).doesNotContain("<li>");
        }
        assertThat(balances("acme")).containsExactly(95L, 1000L);
    }

    // Around the guards

    @Test
    void unguardedPages_askCrovverNothing() {
        Browser alice = browser().signedIn("acme", "alice");

        Answer home = alice.get("");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).contains("Signed in as <strong>alice</strong> of <strong>acme</strong>.");
        assertThat(alice.get("inkwell.css").status()).isEqualTo(200);
        assertThat(alice.get("nowhere").status()).isEqualTo(404);
        assertThat(CROVVER.requests()).isEmpty();
    }

    @Test
    void signIn_changesTheSession_andLeadsHome() {
        Browser alice = browser().signedIn("acme", "alice");
        List<String> before = alice.cookies();

        Answer again = alice.submit("login", "workspace=acme&user=bob");

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).isIn("/", inkwell.uri().toString());
        assertThat(alice.cookies()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    @Test
    void signIn_withoutWorkspaceOrUser_isRefused() {
        assertThat(browser().submit("login", "workspace=+&user=alice").status()).isEqualTo(400);
        assertThat(browser().submit("login", "workspace=acme").status()).isEqualTo(400);
    }

    @Test
    void whatPeopleWrite_isNoMarkup() {
        Browser mallory = browser().signedIn("acme", "%3Cb%3Emallory%22");

        assertThat(mallory.submit("drafts", "topic=%3Cscript%3E").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(mallory.get("").body())
                .contains("value=\"&lt;b&gt;mallory&quot;\"")
                .doesNotContain("<b>mallory");
    }

    @Test
    void deploymentThatTheKitRefuses_endsTheStart_andSaysWhy() {
        assertThatThrownBy(() -> Inkwell.start(0, Map.of("crovver.secretKey", "nonsense")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("crovver.secretKey has a value that is not shown here")
                .hasMessageNotContaining("nonsense");
    }

    @Test
    void otherMachines_cannotConnect() throws IOException {
        int port = inkwell.uri().getPort();
        Stream<InetAddress> addresses = Stream.concat(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress()),
                // Where all of 127/8 is this machine, it shows a listener on every address even without a network.
                Stream.of(InetAddress.getByName("127.0.0.2")));

        assertThat(addresses)
                .allSatisfy(address -> assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(address, port), 500);
                            }
                        })
                        .isInstanceOf(IOException.class));
    }

    private static Inkwell startBesideEmulator() throws StartException {
        return Inkwell.start(
                0,
                Map.of(
                        "crovver.secretKey",
                        CROVVER.secretKey(),
                        "crovver.baseUrl",
                        CROVVER.uri().toString(),
                        "crovver.webhookSecrets",
                        "whsec_of_the_test",
                        // It would be asked at the start, and count as a request of the first test.
                        "crovver.checkKeys",
                        "off"));
    }

    private static Browser browser() {
        return new Browser(inkwell.uri());
    }

    /** AI generations, API calls. */
    private static List<Long> balances(String workspace) {
        return List.of(CROVVER.balance(workspace, AI), CROVVER.balance(workspace, API));
    }
}
