package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P2: an annotated handler without a working, current guard never runs, and somebody is told what to do. */
abstract class WiringSuite {

    private static final String SERVLET = """
            import com.crovver.annotation.*;
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.*;

            @WebServlet("/guarded")
            public class Guarded extends HttpServlet {
                private static final long serialVersionUID = 1L;

                @Override
                @Feature("FEATURE")
                protected void doGet(HttpServletRequest request, HttpServletResponse response)
                        throws java.io.IOException {
                    response.getWriter().print("guarded ran");
                }
            }
            """;

    private static final String RESOURCE = """
            import com.crovver.annotation.*;
            import jakarta.ws.rs.*;

            @Path("guarded")
            public class Resource {
                @GET
                @Feature("FEATURE")
                public String get() {
                    return "guarded ran";
                }
            }
            """;

    private static final String APPLICATION = """
            import jakarta.ws.rs.ApplicationPath;
            import jakarta.ws.rs.core.Application;
            import java.util.*;

            @ApplicationPath("/api")
            public class Api extends Application {
                @Override
                public Set<Class<?>> getClasses() {
                    return Set.of(Resource.class);
                }

                @Override
                public Map<String, Object> getProperties() {
                    return Map.of(PROPERTIES);
                }
            }
            """;

    static final String LOGIN = """
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.*;

            @WebServlet("/login")
            public class Login extends HttpServlet {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                    request.getSession().setAttribute("workspace", request.getParameter("workspace"));
                }
            }
            """;

    static final String WITH_FEATURE = "advanced_analytics";

    @TempDir
    private Path folder;

    private CrovverEmulator crovver;
    private Container.Deployed app;

    abstract Container container();

    @BeforeEach
    void startCrovver() {
        crovver = CrovverEmulator.start();
        Workspaces.seed(crovver);
    }

    @AfterEach
    void stop() throws Exception {
        if (app != null) {
            app.stop();
        }
        crovver.close();
    }

    @Test
    void servletCompiledWithoutTheProcessor_failsTheDeployment() {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), false, servlet(WITH_FEATURE));

        assertThat(deploymentFailure(webApp))
                .contains("Guarded carries Crovver annotations, but has no guard")
                .contains("crovver-processor");
    }

    @Test
    void guardOlderThanItsServlet_failsTheDeployment() {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, servlet("cheap_feature"));
        SourceCompiler.compile(webApp.classes(), false, servlet("dear_feature"));

        assertThat(deploymentFailure(webApp))
                .contains("Guarded_CrovverGuard was made from other annotations")
                .contains("cheap_feature")
                .contains("dear_feature")
                .contains("clean build");
    }

    @Test
    void guardWhoseAnnotationsAreGone_failsTheDeployment() {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE));
        SourceCompiler.compile(
                webApp.classes(), false, servlet(WITH_FEATURE).replace("@Feature(\"" + WITH_FEATURE + "\")", ""));

        assertThat(deploymentFailure(webApp)).contains("Guarded_CrovverGuard was made from other annotations");
    }

    @Test
    void resourceCompiledWithoutTheProcessor_failsTheDeployment() {
        WebApp webApp = webApp().jersey();
        SourceCompiler.compile(webApp.classes(), false, resource(WITH_FEATURE), application(""));

        assertThat(deploymentFailure(webApp)).contains("Resource carries Crovver annotations, but has no guard");
    }

    @Test
    void guardOlderThanItsResource_failsTheDeployment() {
        WebApp webApp = webApp().jersey();
        SourceCompiler.compile(webApp.classes(), true, resource("cheap_feature"), application(""));
        SourceCompiler.compile(webApp.classes(), false, resource("dear_feature"));

        assertThat(deploymentFailure(webApp)).contains("Resource_CrovverGuard was made from other annotations");
    }

    @Test
    void jaxrsThatDoesNotLoadTheKit_answers500_andRunsNothing() throws Exception {
        WebApp webApp = webApp().jersey();
        SourceCompiler.compile(
                webApp.classes(),
                true,
                resource(WITH_FEATURE),
                LOGIN,
                application(
                        "\"jakarta.ws.rs.loadServices\", false, \"jersey.config.disableMetainfServicesLookup\", true"));

        assertThat(deploy(webApp).get("/api/guarded").status()).isEqualTo(500);
    }

    @Test
    void jaxrsThatIsGivenTheKitByHand_works() throws Exception {
        WebApp webApp = webApp().jersey();
        SourceCompiler.compile(
                webApp.classes(),
                true,
                resource(WITH_FEATURE),
                LOGIN,
                application(
                                "\"jakarta.ws.rs.loadServices\", false, \"jersey.config.disableMetainfServicesLookup\", true")
                        .replace(
                                "Set.of(Resource.class)",
                                "Set.of(Resource.class, com.crovver.jaxrs.CrovverFeature.class)"));

        assertThat(deploy(webApp).get("/api/guarded").body()).isEqualTo("guarded ran");
    }

    @Test
    void filterNotDeclared_failsTheDeployment() {
        WebApp webApp = webApp().withoutFilter();
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE));

        assertThat(deploymentFailure(webApp)).contains("CrovverFilter is not declared");
    }

    @Test
    void filterDeclaredButNotInFront_answers500_andRunsNothing() throws Exception {
        WebApp webApp = webApp().withoutFilter()
                .descriptor("<filter><filter-name>crovver</filter-name>"
                        + "<filter-class>com.crovver.servlet.CrovverFilter</filter-class></filter>"
                        + "<filter-mapping><filter-name>crovver</filter-name><url-pattern>/other/*</url-pattern>"
                        + "</filter-mapping>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN);

        assertThat(deploy(webApp).get("/guarded").status()).isEqualTo(500);
    }

    @Test
    void metadataComplete_isGuardedByTheInitializerAlone() throws Exception {
        WebApp webApp = webApp().metadataComplete()
                .servlet("guarded", "Guarded", "/guarded")
                .servlet("login", "Login", "/login");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN);

        Browser acme = deploy(webApp);

        assertThat(acme.get("/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
    }

    @Test
    void kitLeftOutOfTheAbsoluteOrder_failsTheDeployment() {
        WebApp webApp = webApp().descriptor("<absolute-ordering/>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN);

        assertThat(deploymentFailure(webApp)).contains("Guarded").contains("CrovverListener");
    }

    @Test
    void kitLeftOutOfTheAbsoluteOrder_butStartedByItsListener_works() throws Exception {
        WebApp webApp = webApp().descriptor("<absolute-ordering/>")
                .descriptor(
                        "<listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN);

        assertThat(deploy(webApp).get("/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
    }

    @Test
    void servletAddedByAListenerByProgram_isGuarded() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(), true, servlet(WITH_FEATURE).replace("@WebServlet(\"/guarded\")", ""), LOGIN, """
                import jakarta.servlet.*;
                import jakarta.servlet.annotation.WebListener;

                @WebListener
                public class Adds implements ServletContextListener {
                    @Override
                    public void contextInitialized(ServletContextEvent event) {
                        event.getServletContext().addServlet("late", new Guarded() {}).addMapping("/late");
                    }
                }
                """);

        assertThat(deploy(webApp).get("/late").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/late").status()).isEqualTo(401);
    }

    @Test
    void servletThatOverridesService_isGuardedForEveryMethod() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, """
                import com.crovver.annotation.*;
                import jakarta.servlet.*;
                import jakarta.servlet.annotation.WebServlet;
                import jakarta.servlet.http.*;

                @WebServlet("/guarded")
                public class Guarded extends HttpServlet {
                    private static final long serialVersionUID = 1L;

                    @Override
                    @Feature("advanced_analytics")
                    public void service(ServletRequest request, ServletResponse response)
                            throws ServletException, java.io.IOException {
                        super.service(request, response);
                    }

                    @Override
                    @Feature("data_export")
                    protected void service(HttpServletRequest request, HttpServletResponse response)
                            throws java.io.IOException {
                        response.getWriter().print("guarded ran");
                    }
                }
                """, LOGIN);

        Browser acme = deploy(webApp);

        for (String method : new String[] {"GET", "POST", "OPTIONS", "DELETE", "BREW"}) {
            assertThat(acme.send(method, "/guarded").body()).isEqualTo("guarded ran");
            assertThat(new Browser(app.uri()).send(method, "/guarded").status()).isEqualTo(401);
        }
    }

    @Test
    void guardsOfTwoJars_bothWork() throws Exception {
        WebApp webApp = webApp().jersey();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        SourceCompiler.compile(first, true, servlet(WITH_FEATURE));
        SourceCompiler.compile(second, true, resource("data_export"));
        webApp.jar("first.jar", first).jar("second.jar", second);
        SourceCompiler.compile(webApp.classes(), true, LOGIN, """
                import jakarta.ws.rs.ApplicationPath;
                import jakarta.ws.rs.core.Application;
                import java.util.*;

                @ApplicationPath("/api")
                public class Api extends Application {
                    @Override
                    public Set<Class<?>> getClasses() {
                        try {
                            return Set.of(Class.forName("Resource"));
                        } catch (ClassNotFoundException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);

        Browser acme = deploy(webApp);

        assertThat(acme.get("/guarded").body()).isEqualTo("guarded ran");
        assertThat(acme.get("/api/guarded").body()).isEqualTo("guarded ran");
        Browser globex = new Browser(app.uri()).loggedIn("globex", "carol");
        assertThat(globex.get("/guarded").problem().path("feature").asText()).isEqualTo(WITH_FEATURE);
        assertThat(globex.get("/api/guarded").problem().path("feature").asText())
                .isEqualTo("data_export");
    }

    @Test
    void seatWithoutUserSetting_isRefused() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, servlet("x").replace("@Feature(\"x\")", "@OccupiesSeat"), LOGIN);

        assertThat(deploy(webApp).get("/guarded").status()).isEqualTo(500);
        assertThat(crovver.activeSeats("acme")).containsExactlyInAnyOrder("alice", "bob");
    }

    @Test
    void unknownSetting_failsTheDeployment() {
        WebApp webApp = webApp().contextParam("crovver.tenent", "session:workspace");

        assertThat(deploymentFailure(webApp)).contains("crovver.tenent").contains("crovver.tenant");
    }

    @Test
    void settingThatCannotBeMeant_failsTheDeployment() {
        WebApp webApp = webApp().contextParam("crovver.upgradeUrl", "//evil.example/buy");

        assertThat(deploymentFailure(webApp)).contains("crovver.upgradeUrl").contains("//evil.example/buy");
    }

    @Test
    void keyOfTheWrongKind_failsTheDeployment_withoutShowingIt() {
        WebApp webApp = new WebApp(folder.resolve("app"))
                .contextParam("crovver.secretKey", "pk_live_abcdef")
                .contextParam("crovver.tenant", "session:workspace");

        assertThat(deploymentFailure(webApp)).contains("crovver.secretKey").doesNotContain("abcdef");
    }

    WebApp webApp() {
        return new WebApp(folder.resolve("app"))
                .contextParam("crovver.secretKey", crovver.secretKey())
                .contextParam("crovver.baseUrl", crovver.uri().toString())
                .contextParam("crovver.tenant", "session:workspace");
    }

    /** Deploys, and signs in as somebody of acme, who has every feature. */
    private Browser deploy(WebApp webApp) throws Exception {
        start(webApp);
        return new Browser(app.uri()).loggedIn("acme", "alice");
    }

    void start(WebApp webApp) throws Exception {
        app = container().deploy(webApp.build());
    }

    URI uri() {
        return app.uri();
    }

    private String deploymentFailure(WebApp webApp) {
        try {
            start(webApp);
        } catch (Exception e) {
            StringBuilder messages = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                messages.append(cause.getMessage()).append('\n');
            }
            return messages.toString();
        }
        return fail("the deployment did not fail");
    }

    static String servlet(String feature) {
        return SERVLET.replace("FEATURE", feature);
    }

    private static String resource(String feature) {
        return RESOURCE.replace("FEATURE", feature);
    }

    private static String application(String properties) {
        return APPLICATION.replace("PROPERTIES", properties);
    }
}
