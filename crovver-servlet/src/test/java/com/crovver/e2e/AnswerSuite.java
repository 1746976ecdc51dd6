package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.e2e.Browser.Answer;
import com.crovver.e2e.app.Api;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refusals come in the form that fits the client, from servlets and JAX-RS resources alike. */
abstract class AnswerSuite extends DeployingSuite {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private static final String[] REFUSED = {"/analytics", "/api/reports"};

    private final JaxRs jaxRs;
    private Browser carol;

    AnswerSuite(Container container, JaxRs jaxRs) {
        super(container);
        this.jaxRs = jaxRs;
    }

    /** Deploys, and signs in as carol of globex, whose plan lacks what she asks for. */
    private void deploy(Map<String, String> settings) throws Exception {
        WebApp webApp = new WebApp(folder.resolve("app"))
                .with(jaxRs)
                .handlersOf(Api.class.getPackage())
                .servlet("workspace", "com.crovver.e2e.app.Workspace", "/workspace")
                .contextParam("crovver.budget", "20s")
                .contextParam("crovver.attemptTimeout", "20s")
                .asking(crovver)
                .callersFromSession()
                .contextParam("crovver.upgradeUrl", "/billing?from=refusal");
        settings.forEach(webApp::contextParam);
        app = container.deploy(webApp.build());
        carol = new Browser(app.uri()).loggedIn("globex", "carol");
    }

    @Test
    void browser_getsAPage() throws Exception {
        deploy(Map.of());

        for (String path : REFUSED) {
            Answer answer = carol.send("GET", path, "Accept", BROWSER);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(bytes(answer)));
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Vary")).isEqualTo("Accept");
            assertThat(answer.body())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                    .contains("<title>Feature not in your plan</title>")
                    .contains("<main>")
                    .contains("Pro <span>EUR 49.00")
                    .contains("href=\"/billing?from&#61;refusal\"")
                    .doesNotContain("<script");
        }
    }

    @Test
    void page_leadsBackToWhereSomebodyCameFrom_andNeverToAnotherHost() throws Exception {
        deploy(Map.of());
        String here = "http://" + app.uri().getRawAuthority();

        for (String path : REFUSED) {
            assertThat(linkBack(path, here + "/drafts?page=2")).isEqualTo("/drafts?page=2");
            assertThat(linkBack(path, here + path)).isEqualTo("/");
            assertThat(linkBack(path, here + "//evil.example/")).isEqualTo("/");
            assertThat(linkBack(path, "https://evil.example/drafts")).isEqualTo("/");
            assertThat(linkBack(path, "http://user@" + app.uri().getRawAuthority() + "/drafts"))
                    .isEqualTo("/");
            assertThat(linkBack(path, "no URI")).isEqualTo("/");
        }
    }

    private String linkBack(String path, String referer) {
        return carol.send("GET", path, "Accept", BROWSER, "Referer", referer)
                .body()
                .replaceFirst("(?s).*<a href=\"([^\"]*)\">Back</a>.*", "$1")
                .replace("&#61;", "=");
    }

    @Test
    void programThatKnowsOnlyJson_getsTheSameAsJson() throws Exception {
        deploy(Map.of());

        for (String path : REFUSED) {
            Answer json = carol.send("GET", path, "Accept", "application/json");
            Answer problem = carol.send("GET", path, "Accept", "*/*");

            assertThat(json.header("Content-Type")).startsWith("application/json");
            assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
            assertThat(json.body()).isEqualTo(problem.body()).contains("\"link\":\"/billing?from=refusal\"");
            assertThat(problem.header("Vary")).isEqualTo("Accept");
        }
    }

    @Test
    void head_getsTheHeadersWithoutTheBody() throws Exception {
        deploy(Map.of());

        for (String path : REFUSED) {
            for (String accept : new String[] {BROWSER, "application/json", "*/*"}) {
                Answer get = carol.send("GET", path, "Accept", accept);
                Answer head = carol.send("HEAD", path, "Accept", accept);

                assertThat(head.status()).isEqualTo(403);
                assertThat(head.body()).isEmpty();
                for (String header : new String[] {"Content-Type", "Content-Length", "Vary", "Cache-Control"}) {
                    assertThat(head.header(header)).isEqualTo(get.header(header));
                }
            }
        }
    }

    @Test
    void headersOfTheApplication_stay_andVaryIsMerged() throws Exception {
        deploy(Map.of());

        for (String path : REFUSED) {
            Answer answer = carol.send("GET", path, "Origin", "https://partner.example");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://partner.example");
            assertThat(String.join(", ", answer.response().headers().allValues("Vary")))
                    .isEqualTo("Origin, Accept");
        }
    }

    @Test
    void preflight_isNeitherGuardedNorAsked() throws Exception {
        deploy(Map.of());
        Browser stranger = new Browser(app.uri());
        crovver.clearRequests();

        for (String path : new String[] {"/analytics", "/drafts", "/api/reports", "/api/exports"}) {
            Answer answer = stranger.send(
                    "OPTIONS", path, "Origin", "https://partner.example", "Access-Control-Request-Method", "POST");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Vary")).isEqualTo("Origin");
            assertThat(answer.header("Cache-Control")).isNull();
            assertThat(stranger.send("OPTIONS", path).status()).isEqualTo(200);
        }
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void answerThatIsUnderWay_isLeftAlone_andTheHandlerDoesNotRun() throws Exception {
        deploy(Map.of());

        for (String path : REFUSED) {
            Answer answer = carol.get(path + "?flush");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("partial");
        }
    }

    @Test
    void browser_isSentToTheApplicationsOwnPages_byPathsThatNoHeaderChanges() throws Exception {
        deploy(Map.of("crovver.refusalPage", "/upgrade", "crovver.loginPage", "/login"));

        for (String path : REFUSED) {
            for (String method : new String[] {"GET", "HEAD"}) {
                Answer answer = carol.send(
                        method,
                        path,
                        "Accept",
                        BROWSER,
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "host=evil.example");

                assertThat(answer.status()).isEqualTo(303);
                assertThat(answer.header("Location"))
                        .isEqualTo("/upgrade?reason=feature-not-in-plan&feature=advanced_analytics"
                                + (method.equals("GET") ? "&return=" + path.replace("/", "%2F") : ""));
                assertThat(answer.header("Vary")).isEqualTo("Accept");
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.body()).isEmpty();
            }
            Answer unknown = new Browser(app.uri()).send("GET", path, "Accept", BROWSER);
            assertThat(unknown.status()).isEqualTo(303);
            assertThat(unknown.header("Location")).isEqualTo("/login?return=" + path.replace("/", "%2F"));
            assertThat(carol.get(path).status()).isEqualTo(403);
            assertThat(new Browser(app.uri()).get(path).header("WWW-Authenticate"))
                    .isNotNull();
        }
    }

    @Test
    void refusalPageThatIsRefusedItself_isAPage() throws Exception {
        deploy(Map.of("crovver.refusalPage", "/analytics", "crovver.loginPage", "/api/reports"));

        for (String path : new String[] {"/analytics?reason=x", "/analytics;a=b", "/%61nalytics"}) {
            Answer answer = carol.send("GET", path, "Accept", BROWSER);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("<main>");
        }
        assertThat(new Browser(app.uri())
                        .send("GET", "/api/reports", "Accept", BROWSER)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoMayNotManageBilling_isToldTheReason_butNothingOfWhatIsPaid() throws Exception {
        deploy(Map.of("crovver.billingUsers", "com.crovver.e2e.app.OnlyBob"));
        Browser bob = new Browser(app.uri()).loggedIn("globex", "bob");

        for (String path : REFUSED) {
            Answer toCarol = carol.get(path);

            assertThat(toCarol.status()).isEqualTo(403);
            assertThat(toCarol.problem().path("feature").asText()).isEqualTo("advanced_analytics");
            assertThat(toCarol.problem().path("detail").asText())
                    .endsWith("Ask whoever manages the billing of this workspace.");
            assertThat(toCarol.body())
                    .doesNotContain("EUR")
                    .doesNotContain("49")
                    .doesNotContain("/billing");
            assertThat(carol.send("GET", path, "Accept", BROWSER).body())
                    .doesNotContain("EUR")
                    .doesNotContain("/billing");
            assertThat(bob.get(path).body()).contains("EUR").contains("/billing");
        }
        Browser erin = new Browser(app.uri()).loggedIn("initech", "erin");
        assertThat(erin.get("/analytics").status()).isEqualTo(402);
        assertThat(erin.get("/analytics").body()).doesNotContain("past_due");
    }

    @Test
    void links_areAbsoluteWithAPublicUrl() throws Exception {
        deploy(Map.of("crovver.publicUrl", "https://app.example/"));

        for (String path : REFUSED) {
            assertThat(carol.get(path).problem().path("upgrade").path("link").asText())
                    .isEqualTo("https://app.example/billing?from=refusal");
        }
    }

    private static int bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }
}
