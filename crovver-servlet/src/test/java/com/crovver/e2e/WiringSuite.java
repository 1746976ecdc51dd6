package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.crovver.gate.Enforcement;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P2: an annotated handler without a working, current guard never runs, and somebody is told what to do. */
abstract class WiringSuite extends DeployingSuite {

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

    private static final String PAGE_SERVLET = """
            import jakarta.servlet.*;

            public interface PageServlet extends Servlet {
                @Override default void service(ServletRequest request, ServletResponse response)
                        throws ServletException, java.io.IOException {
                    response.getWriter().print("guarded ran");
                }

                @Override
                default void init(ServletConfig config) throws ServletException {}

                @Override
                default ServletConfig getServletConfig() {
                    return null;
                }

                @Override
                default String getServletInfo() {
                    return "";
                }

                @Override
                default void destroy() {}
            }
            """;

    private static final String REQUIRED = """
            import com.crovver.annotation.*;
            import jakarta.servlet.http.*;

            public interface NAME {
                @Feature("FEATURE")
                void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException;
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

    final JaxRs jaxRs;

    WiringSuite(Container container, JaxRs jaxRs) {
        super(container);
        this.jaxRs = jaxRs;
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
    void guardThatCannotBeMade_failsTheDeployment_whichSaysWhy() {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), false, servlet(WITH_FEATURE), """
                import com.crovver.guard.Requirement;

                public final class Guarded_CrovverGuard extends com.crovver.guard.Guard {
                    public Guarded_CrovverGuard() {
                        super("Guarded", every(Requirement.feature(" ")));
                    }
                }
                """);

        assertThat(deploymentFailure(webApp))
                .contains("The guard Guarded_CrovverGuard cannot be used")
                .contains("IllegalArgumentException: feature key must not be blank. Compile it");
    }

    @Test
    void resourceCompiledWithoutTheProcessor_failsTheDeployment() {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(webApp.classes(), false, resource(WITH_FEATURE), application(""));

        assertThat(deploymentFailure(webApp)).contains("Resource carries Crovver annotations, but has no guard");
    }

    @Test
    void guardOlderThanItsResource_failsTheDeployment() {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(webApp.classes(), true, resource("cheap_feature"), application(""));
        SourceCompiler.compile(webApp.classes(), false, resource("dear_feature"));

        assertThat(deploymentFailure(webApp)).contains("Resource_CrovverGuard was made from other annotations");
    }

    @Test
    void servletThatInheritsDifferentRequirements_failsTheDeployment() {
        WebApp webApp = webApp();
        String near = REQUIRED.replace("NAME", "Near").replace("FEATURE", "cheap_feature");
        String far = REQUIRED.replace("NAME", "Far").replace("FEATURE", "dear_feature");
        String servlet = servlet("x")
                .replace("@Feature(\"x\")", "")
                .replace("extends HttpServlet", "extends HttpServlet implements Between, Near")
                .replace("protected void doGet", "public void doGet");
        SourceCompiler.compile(webApp.classes(), false, near, far, "public interface Between extends Far {}", servlet);

        assertThat(deploymentFailure(webApp))
                .contains("Guarded.doGet inherits requirements that differ")
                .contains("cheap_feature", "of Near")
                .contains("dear_feature", "of Far")
                .contains("Declare on Guarded.doGet what holds");
    }

    @Test
    void filterNotDeclared_failsTheDeployment() {
        WebApp webApp = webApp().withoutFilter();
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE));

        assertThat(deploymentFailure(webApp)).contains("CrovverFilter is not declared");
    }

    @Test
    void filterDeclaredButNotInFront_answers500_runsNothing_andIsLoggedOnce() throws Exception {
        WebApp webApp = webApp().withoutFilter()
                .descriptor("<filter><filter-name>crovver</filter-name>"
                        + "<filter-class>com.crovver.servlet.CrovverFilter</filter-class></filter>"
                        + "<filter-mapping><filter-name>crovver</filter-name><url-pattern>/other/*</url-pattern>"
                        + "</filter-mapping>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN);
        Browser acme = deploy(webApp);

        try (Logs logs = new Logs(Enforcement.class.getName())) {
            for (int request = 0; request < 3; request++) {
                assertThat(acme.get("/guarded").status()).isEqualTo(500);
            }
            assertThat(logs.text()).containsOnlyOnce("CrovverFilter is not in front of it");
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"public class", "@Override default"})
    void servletThatInheritsServiceFromAnInterface_isGuardedForEveryMethod(String annotated) throws Exception {
        WebApp webApp = webApp().servlet("guarded", "Guarded", "/guarded");
        String required = "@com.crovver.annotation.Feature(\"advanced_analytics\") ";
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                PAGE_SERVLET.replace(annotated, required + annotated),
                "public class Guarded implements PageServlet {}".replace(annotated, required + annotated));

        Browser acme = deploy(webApp);

        for (String method : new String[] {"GET", "POST", "OPTIONS", "BREW"}) {
            assertThat(acme.send(method, "/guarded").body()).isEqualTo("guarded ran");
            assertThat(new Browser(app.uri()).send(method, "/guarded").status()).isEqualTo(401);
        }
    }

    /** Java prefers the method of a class, be it inherited. */
    @Test
    void serviceOfAnInterface_besideThatOfHttpServlet_decidesNothing() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                PAGE_SERVLET,
                servlet(WITH_FEATURE).replace("extends HttpServlet", "extends HttpServlet implements PageServlet"));

        assertThat(deploy(webApp).get("/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/guarded").status()).isEqualTo(401);
        assertThat(new Browser(app.uri()).post("/guarded").status()).isEqualTo(405);
    }

    /** Java prefers the method of a class, be it inherited; what the one that it stands for requires holds for it. */
    @Test
    void serviceAnnotatedInAnInterface_besideThatOfHttpServlet_guardsEveryMethod() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                PAGE_SERVLET.replace(
                        "@Override default void service",
                        "@com.crovver.annotation.Feature(\"advanced_analytics\") @Override default void service"),
                servlet("x")
                        .replace("@Feature(\"x\")", "")
                        .replace("extends HttpServlet", "extends HttpServlet implements PageServlet"));

        Browser acme = deploy(webApp);

        assertThat(acme.get("/guarded").body()).isEqualTo("guarded ran");
        assertThat(acme.post("/guarded").status()).isEqualTo(405);
        for (String method : new String[] {"GET", "POST", "OPTIONS"}) {
            assertThat(new Browser(app.uri()).send(method, "/guarded").status()).isEqualTo(401);
        }
    }

    /** The container compiles the page, and registers a servlet of its own for it. */
    @Test
    void annotatedClassForJspPages_failsTheDeployment() {
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(),
                false,
                "package jakarta.servlet.jsp; public interface JspPage extends jakarta.servlet.Servlet {}",
                """
                import jakarta.servlet.http.HttpServlet;
                import jakarta.servlet.jsp.JspPage;

                @com.crovver.annotation.Feature("advanced_analytics")
                public abstract class Page extends HttpServlet implements JspPage {
                    private static final long serialVersionUID = 1L;
                }
                """);

        assertThat(deploymentFailure(webApp))
                .contains("Page carries Crovver annotations, but is a class for JSP pages")
                .contains("a servlet that forwards to the page");
    }

    @Test
    void guardedServletThatNothingRegisteredRuns_isWarnedOf() throws Exception {
        WebApp webApp = webApp();
        String wrapped = servlet(WITH_FEATURE).replace("@WebServlet(\"/guarded\")", "");
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                wrapped.replace("class Guarded", "class Wrapped"),
                wrapped.replace("class Guarded", "class Parent"),
                "@jakarta.servlet.annotation.WebServlet(\"/child\") public class Child extends Parent {"
                        + " private static final long serialVersionUID = 1L; }",
                """
                import jakarta.servlet.*;
                import jakarta.servlet.annotation.WebServlet;
                import java.io.IOException;

                @WebServlet("/timed")
                public class Timed extends GenericServlet {
                    private static final long serialVersionUID = 1L;
                    private final transient Servlet wrapped = new Wrapped();

                    @Override
                    public void service(ServletRequest request, ServletResponse response)
                            throws ServletException, IOException {
                        wrapped.service(request, response);
                    }
                }
                """);

        try (Logs logs = new Logs(Enforcement.class.getName())) {
            deploy(webApp);

            assertThat(logs.text())
                    .containsOnlyOnce("Wrapped carries Crovver annotations, but no servlet of this class is registered")
                    .doesNotContain("Parent carries")
                    .doesNotContain("Child carries");
        }
    }

    @Test
    void abstractClassWithoutOperations_guardsTheResourcesThatExtendIt() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                application(""),
                """
                import com.crovver.annotation.*;

                @SuppressWarnings("crovver")
                @Feature("advanced_analytics")
                public abstract class ProResource {}
                """,
                resource("x")
                        .replace("@Feature(\"x\")", "")
                        .replace("class Resource", "class Resource extends ProResource"));

        assertThat(deploy(webApp).get("/api/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/api/guarded").status()).isEqualTo(401);
    }

    @Test
    void abstractClassThatInheritsDifferentRequirements_isLeftToTheResourcesThatExtendIt() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        String required = """
                public interface NAME {
                    @jakarta.ws.rs.GET
                    @com.crovver.annotation.Feature("FEATURE")
                    String get();
                }
                """;
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                application(""),
                required.replace("NAME", "Cheap").replace("FEATURE", "cheap_feature"),
                required.replace("NAME", "Dear").replace("FEATURE", "dear_feature"),
                "@com.crovver.annotation.RequiresSubscription public abstract class Base implements Cheap, Dear {}",
                resource(WITH_FEATURE).replace("class Resource", "class Resource extends Base"));

        assertThat(deploy(webApp).get("/api/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/api/guarded").status()).isEqualTo(401);
    }

    @Test
    void abstractClassThatInheritsARequirementForAnOperationBelow_isLeftToTheResourcesThatExtendIt() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                application(""),
                """
                import com.crovver.annotation.*;

                @SuppressWarnings("crovver")
                public interface Shown {
                    @Feature("advanced_analytics")
                    String get();
                }
                """,
                """
                import com.crovver.annotation.*;
                import jakarta.ws.rs.*;

                public abstract class Base implements Shown {
                    @POST
                    @Feature("data_export")
                    public String list() {
                        return "";
                    }
                }
                """,
                resource("x").replace("@Feature(\"x\")", "").replace("class Resource", "class Resource extends Base"));

        assertThat(deploy(webApp).get("/api/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(app.uri()).get("/api/guarded").status()).isEqualTo(401);
        assertThat(new Browser(app.uri()).post("/api/guarded").status()).isEqualTo(401);
    }

    @Test
    void anonymousServletWithAnnotations_failsTheDeployment_whichSaysToNameIt() {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, """
                import jakarta.servlet.*;
                import jakarta.servlet.annotation.WebListener;
                import jakarta.servlet.http.*;

                @WebListener
                public class Adds implements ServletContextListener {
                    @Override
                    public void contextInitialized(ServletContextEvent event) {
                        event.getServletContext().addServlet("nameless", new HttpServlet() {
                            @Override
                            @com.crovver.annotation.Feature("advanced_analytics")
                            protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
                        }).addMapping("/nameless");
                    }
                }
                """);

        assertThat(deploymentFailure(webApp))
                .contains("Adds$1 carries Crovver annotations, but has no guard. Annotation processors are not shown")
                .contains("a top-level or nested class with a name")
                .doesNotContain("annotationProcessorPaths");
    }

    @Test
    void guardsOfTwoJars_bothWork() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
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
    void seatWithoutUserSetting_failsTheDeployment() {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, servlet("x").replace("@Feature(\"x\")", "@OccupiesSeat"));

        assertThat(deploymentFailure(webApp)).contains("crovver.user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge = Charge.ON_SUCCESS", "outage = OutagePolicy.ALLOW"})
    void chargeThatMayBeOwed_whereNothingKeepsDebts_failsTheDeployment(String member) {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, charging(member, ""));

        assertThat(deploymentFailure(webApp))
                .contains("Guarded (Credits[pool=ai_tokens")
                .contains("crovver.outbox");
    }

    /** The resource below carries no annotation of the kit, so that no container hands it over. */
    @ParameterizedTest
    @CsvSource({"abstract class, public void run() {}, extends", "interface, void run();, implements"})
    void inheritedChargeThatMayBeOwed_whereNothingKeepsDebts_failsTheDeployment(
            String kind, String method, String inherits) {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(
                webApp.classes(),
                true,
                application(""),
                """
                import com.crovver.annotation.*;

                public KIND Base {
                    @jakarta.ws.rs.POST
                    @ConsumesCredits(pool = "ai_tokens", charge = Charge.ON_SUCCESS)
                    METHOD
                }
                """.replace("KIND", kind).replace("METHOD", method),
                "@jakarta.ws.rs.Path(\"guarded\") public class Resource " + inherits
                        + " Base { public void run() {} }");

        assertThat(deploymentFailure(webApp))
                .contains("Base (Credits[pool=ai_tokens")
                .contains("crovver.outbox");
    }

    @Test
    void costThatCannotBeCreated_failsTheDeployment() {
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(),
                true,
                charging("cost = Guarded.PerPage.class", "public PerPage() { throw new IllegalStateException(); }"));

        assertThat(deploymentFailure(webApp))
                .contains("Guarded charges what Guarded$PerPage computes")
                .contains("a public constructor without arguments that does not throw");
    }

    private static String charging(String member, String constructor) {
        return servlet("x")
                .replace(
                        "@Feature(\"x\")",
                        "@com.crovver.annotation.ConsumesCredits(pool = \"ai_tokens\", "
                                + member.replaceFirst("(Charge|OutagePolicy)\\.", "com.crovver.annotation.$1.") + ")")
                .replaceFirst(
                        "\\{",
                        "{ public static class PerPage implements com.crovver.annotation.Cost { " + constructor
                                + " public long of(Request request) { return 1; } }");
    }

    @Test
    void filterDeclaredTwice_failsTheDeployment_andLeavesNoThread() {
        WebApp webApp = webApp().contextParam("crovver.outbox", "memory")
                .descriptor("<filter><filter-name>another</filter-name>"
                        + "<filter-class>com.crovver.servlet.CrovverFilter</filter-class></filter>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE));

        assertThat(deploymentFailure(webApp)).contains("declared twice");
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("crovver-outbox")));
    }

    @Test
    void servletThatTheApplicationCannotSee_failsTheDeployment() {
        Path plugin = folder.resolve("plugin");
        SourceCompiler.compile(plugin, true, servlet(WITH_FEATURE).replace("@WebServlet(\"/guarded\")", ""));
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(), true, """
                import jakarta.servlet.*;
                import jakarta.servlet.annotation.WebListener;
                import java.net.*;

                @WebListener
                public class Plugins implements ServletContextListener {
                    @Override
                    public void contextInitialized(ServletContextEvent event) {
                        try {
                            URLClassLoader plugins = new URLClassLoader(
                                    new URL[] {new URL("PLUGIN")}, getClass().getClassLoader());
                            Servlet servlet = (Servlet) plugins.loadClass("Guarded").getConstructor().newInstance();
                            event.getServletContext().addServlet("plugin", servlet).addMapping("/plugin");
                        } catch (ReflectiveOperationException | MalformedURLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """.replace("PLUGIN", plugin.toUri().toString()));

        assertThat(deploymentFailure(webApp)).contains("Servlet plugin").contains("cannot see");
    }

    @Test
    void kitInTheLoaderThatApplicationsShare_failsTheDeployment() throws Exception {
        WebApp webApp = configured(WebApp.withoutKit(folder.resolve("app")));
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE));
        Container.Server server = container.start(WebApp.kit().toArray(Path[]::new));

        try {
            assertThatThrownBy(() -> server.deploy("", webApp.build()))
                    .hasStackTraceContaining("Guarded")
                    .hasStackTraceContaining("WEB-INF/lib");
        } finally {
            server.stop();
        }
    }

    /** The processor refuses it where it sees both. */
    @Test
    void chargedGetWithLastModified_failsTheDeployment() {
        WebApp webApp = webApp();
        String charged = servlet("x").replace("@Feature(\"x\")", "@ConsumesCredits(pool = \"p\")");
        SourceCompiler.compile(webApp.classes(), true, charged);
        SourceCompiler.compile(webApp.classes(), false, charged.replace("    @Override\n", """
                            @Override
                            protected long getLastModified(HttpServletRequest request) {
                                return 0;
                            }

                            @Override
                        """));

        assertThat(deploymentFailure(webApp)).contains("getLastModified");
    }

    @Test
    void jaxrsInAnApplicationThatOnlyCarriesTheKit_isLeftAlone() throws Exception {
        WebApp webApp = new WebApp(folder.resolve("app")).withoutFilter().with(jaxRs);
        SourceCompiler.compile(webApp.classes(), true, resource("x").replace("@Feature(\"x\")", ""), application(""));
        start(webApp);

        assertThat(new Browser(app.uri()).get("/api/guarded").body()).isEqualTo("guarded ran");
    }

    @Test
    void interfaceThatExtendsAnother_comesFirst_asForTheProcessor() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(webApp.classes(), true, LOGIN, application(""), """
                import com.crovver.annotation.*;

                public interface Wide {
                    @jakarta.ws.rs.GET
                    @Feature("not_in_any_plan")
                    String get();
                }
                """, """
                import com.crovver.annotation.*;

                public interface Narrow extends Wide {
                    @Override
                    @jakarta.ws.rs.GET
                    @Feature("advanced_analytics")
                    String get();
                }
                """, """
                import jakarta.ws.rs.*;

                @Path("guarded")
                public class Resource implements Wide, Narrow {
                    @Override
                    @GET
                    public String get() {
                        return "guarded ran";
                    }
                }
                """);

        assertThat(deploy(webApp).get("/api/guarded").body()).isEqualTo("guarded ran");
    }

    @Test
    void filtersOfJaxrs_seeTheRealMethod() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                resource(WITH_FEATURE),
                application("").replace("Set.of(Resource.class)", "Set.of(Resource.class, First.class)"),
                """
                import jakarta.annotation.Priority;
                import jakarta.ws.rs.container.*;
                import jakarta.ws.rs.core.Response;

                @PreMatching
                @Priority(1)
                public class First implements ContainerRequestFilter {
                    @Override
                    public void filter(ContainerRequestContext request) {
                        if (request.getMethod().equals("OPTIONS")) {
                            request.abortWith(Response.ok("preflight").build());
                        }
                    }
                }
                """);

        assertThat(deploy(webApp).send("OPTIONS", "/api/guarded").body()).isEqualTo("preflight");
    }

    @Test
    void filterBehindTheGate_thatChangesTheMethod_doesNotGetAround() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(
                webApp.classes(),
                true,
                LOGIN,
                servlet("x")
                        .replace("doGet", "doPost")
                        .replace(
                                "@WebServlet(\"/guarded\")",
                                "@WebServlet(name = \"guarded\", urlPatterns = \"/guarded\")"),
                """
                import jakarta.servlet.*;
                import jakarta.servlet.annotation.WebListener;
                import jakarta.servlet.http.*;
                import java.io.IOException;
                import java.util.EnumSet;

                @WebListener
                public class Changes implements ServletContextListener, Filter {
                    @Override
                    public void contextInitialized(ServletContextEvent event) {
                        event.getServletContext().addFilter("changes", new Changes()).addMappingForServletNames(
                                EnumSet.of(DispatcherType.REQUEST), true, "guarded");
                    }

                    @Override
                    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                            throws IOException, ServletException {
                        chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public String getMethod() {
                                return "POST";
                            }
                        }, response);
                    }
                }
                """);

        assertThat(deploy(webApp).get("/guarded").status()).isEqualTo(403);
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
        return configured(new WebApp(folder.resolve("app")));
    }

    private WebApp configured(WebApp webApp) {
        return webApp.asking(crovver).contextParam("crovver.tenant", "session:workspace");
    }

    /** Deploys, and signs in as somebody of acme, who has every feature. */
    Browser deploy(WebApp webApp) throws Exception {
        start(webApp);
        return new Browser(app.uri()).loggedIn("acme", "alice");
    }

    void start(WebApp webApp) throws Exception {
        app = container.deploy(webApp.build());
    }

    void restart() throws Exception {
        app.restart();
    }

    URI uri() {
        return app.uri();
    }

    String deploymentFailure(WebApp webApp) {
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

    static String resource(String feature) {
        return RESOURCE.replace("FEATURE", feature);
    }

    static String application(String properties) {
        return APPLICATION.replace("PROPERTIES", properties);
    }
}
