package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.crovver.example.Browser.Answer;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.HashMap;
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

        assertThat(answers).extracting(Answer::status).containsExactly(200, 303, 200, 303);
        assertThat(alice.follow(answers.get(1)).body()).contains("<h1>Draft acme-");
        assertThat(answers.get(2).body()).contains(", by alice<");
        assertThat(alice.follow(answers.get(3)).body()).contains("<h1>Your drafts are ");
        assertThat(balances("acme")).containsExactly(95L, 999L);
        assertThat(CROVVER.activeSeats("acme")).containsExactly("alice", "bob");
    }

    @Test
    void export_isPaidForWhenItBegins_saysHowFarItIs_andIsFetchedWhenItIsReady() {
        CROVVER.tenant("tyrell", tenant -> tenant.plan("pro").seats(1));
        Browser rachael = browser().signedIn("tyrell", "rachael");
        Stream.of(1, 2, 3).forEach(draft -> rachael.post("drafts"));

        Answer begun = rachael.post("api/exports");
        Answer page = rachael.follow(begun);

        assertThat(begun.status()).isEqualTo(303);
        assertThat(CROVVER.balance("tyrell", API)).isEqualTo(999);
        assertThat(page.body()).contains("<h1>Your drafts are on their way").containsPattern("[0-2] of 3 drafts");
        assertThat(page.header("Refresh")).isEqualTo("1");
        String export = begun.header("Location");
        assertThat(rachael.get(export + "?still").header("Refresh")).isNull();
        assertThat(rachael.get(export + "/drafts.csv").status()).isEqualTo(404);

        await().untilAsserted(() ->
                assertThat(rachael.get(export).body()).contains("3 of 3 drafts", "<h1>Your drafts are ready"));
        Answer table = rachael.get(export + "/drafts.csv");
        assertThat(rachael.get(export).header("Refresh")).isNull();
        assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(table.header("Content-Length"))
                .isEqualTo(String.valueOf(table.body().length()));
        assertThat(table.body())
                .startsWith("id,author,opening\r\n\"tyrell-1\",\"rachael\",")
                .hasLineCount(4);
        assertThat(CROVVER.balance("tyrell", API)).isEqualTo(999);
    }

    @Test
    void export_isForItsWorkspaceAlone() {
        String export = browser().signedIn("acme", "alice").post("api/exports").header("Location");

        assertThat(browser().signedIn("globex", "carol").get(export).status()).isEqualTo(404);
        assertThat(browser().get(export).header("Location")).contains("/login");
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

        assertThat(carol.post("drafts").status()).isEqualTo(303);
        assertThat(carol.post("drafts").status()).isEqualTo(303);
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

        assertThat(answers).extracting(Answer::status).containsExactly(200, 303, 200, 303);
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

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(alice.follow(second).body()).contains("<h1>Draft umbrella-1");
        assertThat(alice.follow(second).status()).isEqualTo(200);
        assertThat(CROVVER.balance("umbrella", AI)).isEqualTo(95);
        assertThat(alice.get("workspace").body())
                .contains("umbrella-1, by alice")
                .doesNotContain("umbrella-2");
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

        // The second click may come while the first one runs, and is then asked to wait.
        assertThat(clicks).contains(303).isSubsetOf(303, 409);
        assertThat(alice.follow(alice.submit("drafts", form)).body()).contains("<h1>Draft hyperion-1", "the tide");
        assertThat(CROVVER.balance("hyperion", AI)).isEqualTo(95);
        assertThat(alice.get("").body()).doesNotContain(key.group(1));
    }

    @Test
    void exportForm_clickedTwice_paysOnce() {
        Browser alice = browser().signedIn("acme", "alice");
        Matcher form = Pattern.compile("/api/exports\">\\s*<input type=\"hidden\" name=\"key\" value=\"([^\"]+)\"")
                .matcher(alice.get("").body());
        assertThat(form.find()).isTrue();

        Answer first = alice.submit("api/exports", "key=" + form.group(1));
        Answer second = alice.submit("api/exports", "key=" + form.group(1));

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(balances("acme")).containsExactly(100L, 999L);
    }

    @Test
    void draftOfAnotherWorkspace_isNotShown() {
        Browser alice = browser().signedIn("acme", "alice");
        String draft = alice.post("drafts").header("Location");

        assertThat(alice.get(draft).status()).isEqualTo(200);
        assertThat(browser().signedIn("globex", "carol").get(draft).status()).isEqualTo(404);
        assertThat(browser().get(draft).header("Location")).startsWith("/login");
    }

    @Test
    void desk_tellsWhoHoldsASeat() {
        assertThat(browser().signedIn("globex", "carol").get("").body())
                .contains(">yours<")
                .doesNotContain("all taken");
        assertThat(browser().signedIn("globex", "eve").get("").body())
                .contains("all taken")
                .doesNotContain(">yours<");
    }

    @Test
    void refusedDialog_namesOnlyWhatIsForSale() {
        Browser carol = browser().signedIn("globex", "carol");
        Browser eve = browser().signedIn("globex", "eve");

        assertThat(carol.get("refused?feature=advanced_analytics").body())
                .contains("Plans that have it")
                .doesNotContain("Or a plan", "Only the owner");
        assertThat(carol.get("refused?reason=seats-full").header("Location")).isEqualTo("/?notice=yours");
        assertThat(eve.get("refused?reason=seats-full").body()).contains("One more seat", "Only the owner");
    }

    @Test
    void sameKeyAfterARestart_writesNothing_andChargesNothing() throws StartException {
        String key = UUID.randomUUID().toString();

        try (Inkwell before = startBesideEmulator()) {
            Browser alice = new Browser(before.uri()).signedIn("acme", "alice");
            assertThat(alice.post("drafts", "Idempotency-Key", key).status()).isEqualTo(303);
            assertThat(alice.get("workspace").body()).contains("acme-1, by alice");
        }

        try (Inkwell after = startBesideEmulator()) {
            Browser alice = new Browser(after.uri()).signedIn("acme", "alice");
            assertThat(alice.post("drafts", "Idempotency-Key", key).status()).isEqualTo(409);
            assertThat(alice.get("workspace").body()).doesNotContain("acme-1");
        }
        assertThat(balances("acme")).containsExactly(95L, 1000L);
    }

    // Around the guards

    @Test
    void unguardedPages_askCrovverNothing() {
        Browser alice = browser().signedIn("acme", "alice");

        assertThat(alice.get("login").status()).isEqualTo(200);
        assertThat(alice.get("inkwell.css").status()).isEqualTo(200);
        assertThat(alice.get("nowhere").status()).isEqualTo(404);
        assertThat(CROVVER.requests()).isEmpty();
    }

    @Test
    void desk_showsWhatIsLeft_andTakesNothing() {
        Answer desk = browser().signedIn("globex", "eve").get("");

        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.body())
                .contains("Signed in as <strong>eve</strong> of <strong>globex</strong>.")
                .contains("5 AI generations", "12 left", "2 of 2 in use", "Advanced analytics", "not in your plan");
        assertThat(balances("globex")).containsExactly(12L, 100L);
        assertThat(CROVVER.activeSeats("globex")).containsExactly("carol", "dave");
    }

    @Test
    void desk_withoutSignIn_leadsThere() {
        Answer desk = browser().get("");

        assertThat(desk.status()).isEqualTo(303);
        assertThat(desk.header("Location")).endsWith("/login");
    }

    @Test
    void desk_whileCrovverIsAway_isShownAllTheSame() {
        Browser alice = browser().signedIn("acme", "alice");
        CROVVER.faults().onPath("/api/").failNext(1_000, 503);

        Answer desk = alice.get("");

        CROVVER.faults().clear();
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.body()).contains("Crovver cannot be asked right now");
    }

    @Test
    void plan_showsInvoicesToTheOwnerAlone_andOnlyTheOwnerCancels() {
        Browser alice = browser().signedIn("acme", "alice");
        Browser bob = browser().signedIn("acme", "bob");
        Matcher subscription = Pattern.compile("name=\"subscription\" value=\"([^\"]+)\"")
                .matcher(alice.get("plan").body());
        assertThat(subscription.find()).isTrue();
        String form = "subscription=" + subscription.group(1) + "&reason=not_using";
        assertThat(alice.get("plan").body()).contains("CE-", "\u20ac49.00");
        assertThat(bob.get("plan").body()).doesNotContain("CE-", subscription.group(1));

        assertThat(bob.submit("plan", form).status()).isEqualTo(403);
        assertThat(CROVVER.status("acme")).isEqualTo("active");
        assertThat(browser().signedIn("globex", "carol").submit("plan", form).status())
                .isEqualTo(404);
        assertThat(CROVVER.status("acme")).isEqualTo("active");

        assertThat(alice.submit("plan", form).status()).isEqualTo(303);
        assertThat(CROVVER.status("acme")).isEqualTo("pending_cancel");
        assertThat(alice.get("plan?notice=cancelled").body()).contains("The subscription is cancelled.", "Ends soon");
    }

    @Test
    void controlsOfTheEmulator_areNowhereToBeFound_whereItIsNotBesideInkwell() {
        Browser alice = browser().signedIn("acme", "alice");

        assertThat(alice.get("backstage").status()).isEqualTo(404);
        assertThat(alice.submit("backstage", "do=fail").status()).isEqualTo(404);
        assertThat(alice.get("").body()).doesNotContain("backstage");
        assertThat(CROVVER.status("acme")).isEqualTo("active");
    }

    @Test
    void refusalPage_ofSomethingThatNobodyGuards_asksCrovverOnlyWhatTheGuardsAsk() {
        Browser alice = browser().signedIn("acme", "alice");

        Answer answer = alice.get("refused?reason=feature-not-in-plan&feature=teleport&return=%2F%2Fevil.example");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).doesNotContain("evil");
        assertThat(CROVVER.requests()).noneMatch(request -> request.body().contains("teleport"));
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

        assertThat(mallory.follow(mallory.submit("drafts", "topic=%3Cscript%3E"))
                        .body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(mallory.get("").body())
                .contains("<strong>&lt;b&gt;mallory&quot;</strong>", "&lt;script&gt;")
                .doesNotContain("<script")
                .doesNotContain("<b>mallory");
    }

    @Test
    void signIn_leadsBackToAPageOfThisServerAlone() {
        assertThat(browser()
                        .submit("login", "workspace=acme&user=bob&return=%2Fworkspace")
                        .header("Location"))
                .endsWith("/workspace");
        for (String elsewhere : List.of("%2F%2Fevil.example", "%2F%5Cevil.example", "http%3A%2F%2Fevil.example")) {
            assertThat(browser()
                            .submit("login", "workspace=acme&user=bob&return=" + elsewhere)
                            .header("Location"))
                    .doesNotContain("evil");
        }
    }

    @Test
    void realKey_letsInOneWorkspaceAlone() throws StartException {
        String key = "sk_test_of_somebody";
        CROVVER.key(key);
        try (Inkwell real = Inkwell.start(0, settings(Map.of("crovver.secretKey", key, "inkwell.workspace", "acme")))) {
            Browser visitor = new Browser(real.uri());
            assertThat(visitor.get("login").body())
                    .contains("Sign in to acme")
                    .doesNotContain("globex", "no money moves");
            assertThat(visitor.submit("login", "workspace=globex&user=carol").status())
                    .isEqualTo(400);
            assertThat(visitor.signedIn("acme", "alice").get("workspace").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void realKeyWithoutAWorkspace_letsNobodyIn() throws StartException {
        String key = "sk_test_of_somebody_else";
        CROVVER.key(key);
        try (Inkwell real = Inkwell.start(0, settings(Map.of("crovver.secretKey", key)))) {
            Browser visitor = new Browser(real.uri());
            assertThat(visitor.get("login").body()).contains("set INKWELL_WORKSPACE");
            assertThat(visitor.submit("login", "workspace=acme&user=alice").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void liveKey_failsTheDeployment() {
        assertThatThrownBy(() -> Inkwell.start(0, settings(Map.of("crovver.secretKey", "sk_live_abc123"))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Use a key that begins with sk_test_")
                .hasMessageNotContaining("abc123");
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
        return Inkwell.start(0, settings(Map.of()));
    }

    private static Map<String, String> settings(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "crovver.secretKey",
                CROVVER.secretKey(),
                "crovver.baseUrl",
                CROVVER.uri().toString(),
                "crovver.webhookSecrets",
                "whsec_of_the_test",
                // It would be asked at the start, and count as a request of the first test.
                "crovver.checkKeys",
                "off"));
        settings.putAll(others);
        return settings;
    }

    private static Browser browser() {
        return new Browser(inkwell.uri());
    }

    /** AI generations, API calls. */
    private static List<Long> balances(String workspace) {
        return List.of(CROVVER.balance(workspace, AI), CROVVER.balance(workspace, API));
    }
}
