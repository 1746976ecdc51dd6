package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/refusals.md} shows what an application answered, refused in every way there is. After a wanted change, run
 * {@code mvn -pl crovver-servlet -am verify -Dtest=RefusalsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.rewrite=true}, and read the difference before committing it.
 */
class RefusalsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/refusals.md");
    private static final Path SOURCES = Path.of("src/main/java/com/crovver/gate");

    /** How the kit's sources begin a problem: its status and its word. */
    private static final Pattern PROBLEM =
            Pattern.compile("(?:ProblemDraft|buyable)\\(\\s*[1-5][0-9]{2},\\s*\"([a-z-]+)\"");

    private static final List<String> HEADERS = List.of("WWW-Authenticate", "Retry-After", "Idempotency-Key");

    /** Keeps amounts as they were written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final StringBuilder document = new StringBuilder();
    private final List<String> told = new ArrayList<>();

    @Test
    void document_showsEveryRefusal(@TempDir Path folder) throws Exception {
        try (CrovverEmulator crovver = CrovverEmulator.start()) {
            crovver.clock(Clock.fixed(Instant.parse("2026-03-11T00:00:00Z"), ZoneOffset.UTC));
            Workspaces.seed(crovver);
            crovver.tenant("soylent", tenant -> tenant.plan("starter").seats(4).heldBy("a", "b", "c", "d"));
            Container.Deployed app = ServletContainer.TOMCAT_10_1.deploy(webApp(folder, crovver));
            try {
                document.append(head());
                callers(app.uri());
                plans(crovver, app.uri());
                seats(crovver, app.uri());
                keys(crovver, app.uri());
                failures(crovver, app.uri());
            } finally {
                app.stop();
            }
        }
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(kinds());
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document.toString());
    }

    private void callers(URI app) {
        section("Who calls");
        show(
                "Nobody is signed in, or the operation needs a user and only a tenant is known. Browsers are sent to"
                        + " `crovver.loginPage`, if it is set.",
                new Browser(app).get("/analytics"));
        show(
                "Somebody is signed in, but belongs to no tenant.",
                in(app, "", "zoe").get("/analytics"));
    }

    private void plans(CrovverEmulator crovver, URI app) {
        section("What the plan has");
        show(
                "The tenant has no live subscription: it never had one, or it ended, or a payment failed.",
                in(app, "initech", "erin").get("/analytics"));
        show(
                "The tenant's plan does not have the feature. `upgrade` has the plans that do.",
                in(app, "globex", "carol").get("/analytics"));
        crovver.tenant("globex", tenant -> tenant.plan("starter").credits("ai_generations", 2));
        show(
                "The pool has too few credits. There are packs to buy, and plans that grant more.",
                in(app, "globex", "carol").post("/drafts"));
    }

    private void seats(CrovverEmulator crovver, URI app) {
        section("Seats");
        Workspaces.seed(crovver);
        show(
                "All seats are taken, and the plan sells more. `proration` is the price until the period ends.",
                in(app, "globex", "eve").get("/workspace"));
        show(
                "All seats are taken, and the plan sells no more.",
                in(app, "soylent", "eve").get("/workspace"));
        in(app, "acme", "bob").get("/workspace");
        crovver.removeSeat("acme", "bob");
        show(
                "The user's seat was taken away. No guard gives it back.",
                in(app, "acme", "bob").get("/members"));
        show(
                "The user never had a seat, and the guard says `onFirstUse = REFUSE`.",
                in(app, "acme", "grace").get("/members"));
    }

    private void keys(CrovverEmulator crovver, URI app) throws IOException {
        section("Idempotency keys");
        long credits = crovver.balance("acme", "api_calls");
        Browser alice = in(app, "acme", "alice");
        show("The guard says `keyRequired = true`, and there is no key.", alice.post("/orders"));
        show(
                "The key is empty, too long, not visible ASCII, or one of several.",
                alice.post("/orders", "Idempotency-Key", "two words"));
        try (Socket slow = new Socket(app.getHost(), app.getPort())) {
            slow.getOutputStream()
                    .write(("POST /orders HTTP/1.1\r\nHost: x\r\nCookie: " + alice.cookie()
                                    + "\r\nIdempotency-Key: order-1\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // It has been charged, and waits for its body.
            await().until(() -> crovver.balance("acme", "api_calls") < credits);
            show(
                    "A request with this key is running.",
                    alice.postText("/orders", "body", "Idempotency-Key", "order-1"));
            slow.getOutputStream().write("body".getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isPositive();
        }
        show(
                "The request with this key has been done. With"
                        + " [`crovver.recordAnswers`](configuration.md#crovverrecordanswers) the first answer is given again instead.",
                alice.postText("/orders", "body", "Idempotency-Key", "order-1"));
        show(
                "The key was first used with a request that looked different.",
                alice.postText("/orders?other", "body", "Idempotency-Key", "order-1"));
    }

    private void failures(CrovverEmulator crovver, URI app) {
        section("When something is wrong");
        show(
                "The class that computes [what a run costs](guards.md#what-a-run-may-cost) throws an"
                        + " `IllegalArgumentException`: no cost follows from what the client sent.",
                in(app, "acme", "alice").post("/reports?pages=many"));
        crovver.faults().failNext(1_000, 503);
        show(
                "Crovver could not be asked, and the [policy](caching-and-outage.md#when-crovver-is-away) does not let it pass. If a"
                        + " charge may have been made, there are a member `idempotencyKey` and a header `Idempotency-Key`.",
                in(app, "hooli", "frank").get("/analytics"));
        show(
                "The application is wired wrongly, or tells an id that is none. Only the log says more.",
                in(app, "x".repeat(300), "frank").get("/analytics"));
    }

    private void section(String title) {
        document.append("\n## ").append(title).append('\n');
    }

    private void show(String text, Browser.Answer answer) {
        String kind = answer.problem().path("type").asText().replace("urn:crovver:problem:", "");
        told.add(kind);
        document.append("\n### ").append(kind).append("\n\n").append(text).append("\n\n```\nHTTP/1.1 ");
        document.append(answer.status()).append('\n');
        HEADERS.forEach(name -> {
            if (answer.header(name) != null) {
                document.append(name).append(": ").append(answer.header(name)).append('\n');
            }
        });
        document.append('\n').append(pretty(answer)).append("\n```\n");
    }

    private static String pretty(Browser.Answer answer) {
        try {
            return JSON.writeValueAsString(JSON.readTree(answer.body())).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed in; an empty workspace is none. */
    private static Browser in(URI app, String workspace, String user) {
        Browser browser = new Browser(app);
        browser.post("/login?user=" + user + (workspace.isEmpty() ? "" : "&workspace=" + workspace));
        return browser;
    }

    private static List<String> kinds() throws IOException {
        List<String> kinds = new ArrayList<>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.sorted().toList()) {
                PROBLEM.matcher(Files.readString(source)).results().forEach(found -> kinds.add(found.group(1)));
            }
        }
        return kinds;
    }

    private static String head() throws IOException {
        try (InputStream head =
                Objects.requireNonNull(RefusalsDocumentTest.class.getResourceAsStream("refusals-head.md"))) {
            return new String(head.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path webApp(Path folder, CrovverEmulator crovver) {
        WebApp webApp = new WebApp(folder.resolve("app"))
                .handlers(com.crovver.e2e.app.Login.class)
                .servlet("billing", "com.crovver.servlet.CrovverBillingServlet", "/billing")
                .asking(crovver)
                .contextParam("crovver.publicUrl", "https://app.example")
                .callersFromSession()
                // The tests go on in other places than a browser would, and each request is to be decided anew.
                .contextParam("crovver.grantsKept", "0s")
                .contextParam("crovver.refusalsKept", "0s")
                // What a slow machine leaves no time for would be left out of an answer.
                .contextParam("crovver.budget", "30s")
                .contextParam("crovver.attemptTimeout", "20s");
        SourceCompiler.compile(
                webApp.classes(),
                true,
                servlet("Analytics", "analytics", "@Feature(\"advanced_analytics\")", "doGet"),
                servlet("Drafts", "drafts", "@ConsumesCredits(pool = \"ai_generations\", amount = 5)", "doPost"),
                servlet("Workspace", "workspace", "@OccupiesSeat", "doGet"),
                servlet("Members", "members", "@OccupiesSeat(onFirstUse = FirstUse.REFUSE)", "doGet"),
                servlet("Orders", "orders", "@ConsumesCredits(pool = \"api_calls\", keyRequired = true)", "doPost"),
                servlet("Reports", "reports", "@ConsumesCredits(pool = \"api_calls\", cost = PerPage.class)", "doPost"),
                """
                public class PerPage implements com.crovver.annotation.Cost {
                    @Override
                    public long of(Request request) {
                        return Long.parseLong(request.parameter("pages"));
                    }
                }
                """);
        return webApp.build();
    }

    private static String servlet(String name, String path, String annotation, String method) {
        return """
                import com.crovver.annotation.*;
                import jakarta.servlet.annotation.WebServlet;
                import jakarta.servlet.http.*;
                import java.io.IOException;

                @WebServlet("/PATH")
                public class NAME extends HttpServlet {
                    private static final long serialVersionUID = 1L;

                    @Override
                    ANNOTATION
                    protected void METHOD(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        request.getInputStream().readAllBytes();
                    }
                }
                """.replace("PATH", path)
                .replace("NAME", name)
                .replace("ANNOTATION", annotation)
                .replace("METHOD", method);
    }
}
