package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.crovver.testkit.Stall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that no plan on sale has are told at the start, before they refuse everybody. */
abstract class KeyCheckSuite extends DeployingSuite {

    private static final String API = """
            import jakarta.ws.rs.ApplicationPath;
            import jakarta.ws.rs.core.Application;

            @ApplicationPath("api")
            public class Api extends Application {}
            """;

    private final Logs logs = new Logs("com.crovver.servlet.KeyCheck");
    private final JaxRs jaxRs;

    KeyCheckSuite(Container container, JaxRs jaxRs) {
        super(container);
        this.jaxRs = jaxRs;
    }

    @AfterEach
    void closeLogs() {
        logs.close();
    }

    @Test
    void unknownKeys_ofServletsAndResources_failTheDeployment_withWhatWasMeant() {
        WebApp webApp = webApp("fail").with(jaxRs);
        SourceCompiler.compile(webApp.classes(), true, servlet("advanced-analytics"), resource("ai_tokens"), API);

        assertThatThrownBy(() -> deploy(webApp))
                .hasStackTraceContaining("the feature \"advanced-analytics\", which guards Guarded: did you mean"
                        + " \"advanced_analytics\"?")
                .hasStackTraceContaining(
                        "the pool \"ai_tokens\", which guards Resource: they have ai_generations," + " api_calls");
    }

    @Test
    void knownKeys_deploy() throws Exception {
        WebApp webApp = webApp("fail").with(jaxRs);
        SourceCompiler.compile(webApp.classes(), true, servlet("advanced_analytics"), resource("ai_generations"), API);

        deploy(webApp);

        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
        assertThat(logs.text()).isEmpty();
    }

    @Test
    void crovverAway_failsTheDeployment_withTheReason() {
        crovver.faults().failNext(1_000, 500);
        WebApp webApp = webApp("fail");
        SourceCompiler.compile(webApp.classes(), true, servlet("advanced_analytics"));

        assertThatThrownBy(() -> deploy(webApp))
                .hasStackTraceContaining("not held against the plans (crovver.checkKeys)")
                .hasStackTraceContaining("500");
    }

    @Test
    void indexThatNamesAGuardThatIsGone_failsTheDeployment() {
        WebApp webApp = webApp("fail");
        SourceCompiler.compile(webApp.classes(), true, servlet("advanced_analytics"));
        webApp.file(
                "WEB-INF/classes/META-INF/crovver/guards.json",
                "{\"handlers\": [{\"handler\": \"Gone\", \"guard\": \"Gone_CrovverGuard\"}]}");

        assertThatThrownBy(() -> deploy(webApp)).hasStackTraceContaining("names the guard Gone_CrovverGuard");
    }

    @Test
    void unknownKey_isLogged_andTheApplicationRuns() throws Exception {
        WebApp webApp = webApp("log");
        SourceCompiler.compile(webApp.classes(), true, servlet("analytics"));

        deploy(webApp);

        await().untilAsserted(() -> assertThat(logs.text())
                .contains("WARNING")
                .contains(
                        "the feature \"analytics\", which guards Guarded: they have advanced_analytics, data_export"));
        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
    }

    @Test
    void logging_doesNotDelayTheStart_andEndsWithTheApplication() throws Exception {
        Stall stall = crovver.faults().stallNext(1);
        WebApp webApp = webApp("log");
        SourceCompiler.compile(webApp.classes(), true, servlet("analytics"));

        deploy(webApp);
        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
        await().untilAsserted(() -> assertThat(crovver.requests()).hasSize(1));
        app.stop();
        app = null;
        stall.release();

        assertThat(logs.text()).isEmpty();
    }

    @Test
    void crovverAway_isLoggedOnce() throws Exception {
        crovver.faults().failNext(1, 401);
        WebApp webApp = webApp("log");
        SourceCompiler.compile(webApp.classes(), true, servlet("analytics"));

        deploy(webApp);

        await().untilAsserted(() -> assertThat(logs.text()).containsOnlyOnce("not held against the plans"));
        assertThat(logs.text()).contains("401").doesNotContain(crovver.secretKey());
    }

    @Test
    void switchedOff_asksNobody() throws Exception {
        WebApp webApp = webApp("off");
        SourceCompiler.compile(webApp.classes(), true, servlet("analytics"));

        deploy(webApp);

        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
        assertThat(crovver.requests()).isEmpty();
    }

    private WebApp webApp(String checking) {
        return new WebApp(folder.resolve("app"))
                .asking(crovver)
                .contextParam("crovver.tenant", "session:workspace")
                .contextParam("crovver.checkKeys", checking);
    }

    private void deploy(WebApp webApp) throws Exception {
        app = container.deploy(webApp.build());
    }

    private static String servlet(String feature) {
        return """
                import com.crovver.annotation.Feature;
                import jakarta.servlet.annotation.WebServlet;
                import jakarta.servlet.http.*;

                @WebServlet("/guarded")
                @Feature("FEATURE")
                public class Guarded extends HttpServlet {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
                }
                """.replace("FEATURE", feature);
    }

    private static String resource(String pool) {
        return """
                import com.crovver.annotation.ConsumesCredits;
                import jakarta.ws.rs.*;

                @Path("guarded")
                public class Resource {
                    @POST
                    @ConsumesCredits(pool = "POOL")
                    public void post() {}
                }
                """.replace("POOL", pool);
    }
}
