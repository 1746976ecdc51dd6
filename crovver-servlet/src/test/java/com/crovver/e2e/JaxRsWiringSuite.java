package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.gate.Enforcement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P2 inside JAX-RS: where our part is not active, no resource runs. */
abstract class JaxRsWiringSuite extends WiringSuite {

    private static final String PLAIN = """
            import jakarta.ws.rs.core.Application;
            import java.util.*;

            public class Plain extends Application {
                @Override
                public Set<Class<?>> getClasses() {
                    return Set.of(Resource.class);
                }
            }
            """;

    private static final String ANNOTATED =
            "Paid is a servlet or filter of JAX-RS, which runs the methods of resources, and carries Crovver annotations";

    JaxRsWiringSuite(Container container, JaxRs jaxRs) {
        super(container, jaxRs);
    }

    @Test
    void jaxrsThatDoesNotLoadTheKit_answers500_andRunsNothing() throws Exception {
        WebApp webApp = servlet(webApp().with(jaxRs), "plain", "Plain", "/plain", jaxRs.withoutTheKit());
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE), LOGIN, PLAIN);

        assertThat(deploy(webApp).get("/plain/guarded").status()).isEqualTo(500);
    }

    @Test
    void jaxrsThatIsGivenTheKitByHand_works() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
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
        assertThat(new Browser(uri()).get("/api/guarded").status()).isEqualTo(401);
    }

    @Test
    void oneApplication_doesNotVouchForAnother() throws Exception {
        WebApp webApp = servlet(webApp().with(jaxRs), "plain", "Plain", "/plain", jaxRs.withoutTheKit());
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE), LOGIN, PLAIN, application(""));

        Browser acme = deploy(webApp);

        assertThat(acme.get("/api/guarded").body()).isEqualTo("guarded ran");
        assertThat(acme.get("/plain/guarded").status()).isEqualTo(500);
    }

    @Test
    void jaxrsThatAServletOfTheApplicationCalls_failsTheDeployment() {
        WebApp webApp = webApp().with(jaxRs)
                .descriptor("<servlet><servlet-name>calls</servlet-name><servlet-class>Calls</servlet-class>"
                        + JaxRs.serving("Plain", "/plain") + jaxRs.withoutTheKit()
                        + "</servlet><servlet-mapping><servlet-name>calls</servlet-name>"
                        + "<url-pattern>/plain/*</url-pattern></servlet-mapping>");
        SourceCompiler.compile(webApp.classes(), true, jaxRs.jars(), resource(WITH_FEATURE), PLAIN, """
                import jakarta.servlet.*;
                import java.io.IOException;

                public class Calls extends GenericServlet {
                    private static final long serialVersionUID = 1L;
                    private final transient Servlet jaxrs = new IMPLEMENTATION();

                    @Override
                    public void init(ServletConfig config) throws ServletException {
                        jaxrs.init(config);
                    }

                    @Override
                    public void service(ServletRequest request, ServletResponse response)
                            throws ServletException, IOException {
                        jaxrs.service(request, response);
                    }
                }
                """.replace(
                        "IMPLEMENTATION", jaxRs.servlet()));

        assertThat(deploymentFailure(webApp))
                .contains("no servlet or filter of Jersey or RESTEasy is mapped")
                .contains("[Resource]. Map the servlet of Jersey or RESTEasy itself");
    }

    @Test
    void anotherImplementationOfJaxrs_failsTheDeployment() throws Exception {
        WebApp webApp = webApp();
        Path jar = folder.resolve("another");
        service(
                jar,
                "jakarta.ws.rs.ext.RuntimeDelegate",
                "# Not known to the kit.\norg.example.Delegate # the server's");
        webApp.jar("another.jar", jar);
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE));

        assertThat(deploymentFailure(webApp)).contains("and org.example.Delegate is there to run them: [Resource]");
    }

    /** They come with a library, say, of which this application uses other parts; and Jersey's client runs no resource. */
    @Test
    void resourcesThatNoJaxrsRuns_areLeftAlone() throws Exception {
        WebApp webApp = webApp();
        Path jar = folder.resolve("client");
        service(jar, "jakarta.ws.rs.ext.RuntimeDelegate", "org.glassfish.jersey.internal.RuntimeDelegateImpl");
        webApp.jar("client.jar", jar);
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE), servlet(WITH_FEATURE), LOGIN);

        assertThat(deploy(webApp).get("/guarded").body()).isEqualTo("guarded ran");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge = Charge.ON_SUCCESS", "outage = OutagePolicy.ALLOW"})
    void chargeThatMayBeOwed_whereNothingScansAndNothingKeepsDebts_answers500_andSaysWhy(String member)
            throws Exception {
        WebApp webApp = servlet(webApp().with(jaxRs), "plain", "Plain", "/plain", "")
                .descriptor("<absolute-ordering/>")
                .descriptor(
                        "<listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>");
        SourceCompiler.compile(
                webApp.classes(),
                true,
                resource("x").replace("@Feature(\"x\")", "@ConsumesCredits(pool = \"ai_tokens\", " + member + ")"),
                LOGIN,
                PLAIN);
        Browser acme = deploy(webApp);

        try (Logs logs = new Logs(Enforcement.class.getName())) {
            assertThat(acme.get("/plain/guarded").status()).isEqualTo(500);

            assertThat(logs.text())
                    .contains("[Resource#get()]. Set crovver.dataSource")
                    .contains("crovver.outbox");
        }
    }

    @Test
    void guardOfAResource_isHeldAgainstItsAnnotationsOncePerApplication_howeverManyMethodsItHas() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        SourceCompiler.compile(webApp.classes(), false, LOGIN, application(""), """
                import com.crovver.annotation.*;
                import jakarta.ws.rs.*;

                @Path("guarded")
                @Feature("advanced_analytics")
                public class Resource {
                    @GET
                    public String get() {
                        return "made " + Resource_CrovverGuard.made;
                    }

                    @POST
                    public void post() {}

                    @PUT
                    public void put() {}
                }
                """, """
                import com.crovver.guard.*;

                public final class Resource_CrovverGuard extends Guard {
                    static int made;

                    public Resource_CrovverGuard() {
                        super("Resource", every(Requirement.feature("advanced_analytics")));
                        made++;
                    }
                }
                """);

        // At the start, and when JAX-RS asks.
        assertThat(deploy(webApp).get("/api/guarded").body()).isEqualTo("made 2");
    }

    @Test
    void resourceWithoutGuardWhereNothingScans_answers500_andRunsNothing() throws Exception {
        WebApp webApp = servlet(webApp().with(jaxRs), "plain", "Plain", "/plain", jaxRs.withoutTheKit())
                .descriptor("<absolute-ordering/>")
                .descriptor(
                        "<listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>");
        SourceCompiler.compile(webApp.classes(), false, resource(WITH_FEATURE), LOGIN, PLAIN);

        assertThat(deploy(webApp).get("/plain/guarded").status()).isEqualTo(500);
    }

    @Test
    void anotherJarWithADynamicFeature_leavesTheGuardInPlace() throws Exception {
        WebApp webApp = webApp().with(jaxRs);
        Path jar = folder.resolve("another");
        SourceCompiler.compile(jar, true, """
                import jakarta.ws.rs.container.*;
                import jakarta.ws.rs.core.FeatureContext;

                public class Another implements DynamicFeature, ContainerResponseFilter {
                    @Override
                    public void configure(ResourceInfo resource, FeatureContext method) {
                        method.register(Another.class);
                    }

                    @Override
                    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
                        response.getHeaders().putSingle("X-Another", "was here");
                    }
                }
                """);
        service(jar, "jakarta.ws.rs.container.DynamicFeature", "Another");
        webApp.jar("another.jar", jar);
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE), LOGIN, application(""));

        Browser.Answer answer = deploy(webApp).get("/api/guarded");

        assertThat(answer.body()).isEqualTo("guarded ran");
        assertThat(answer.header("X-Another")).isEqualTo("was here");
        assertThat(new Browser(uri()).get("/api/guarded").status()).isEqualTo(401);
    }

    @Test
    void jaxrsAsFilter_isGuarded() throws Exception {
        WebApp webApp = filter(webApp().with(jaxRs), jaxRs.filter(), "");
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE), LOGIN, PLAIN);

        assertThat(deploy(webApp).get("/plain/guarded").body()).isEqualTo("guarded ran");
        assertThat(new Browser(uri()).get("/plain/guarded").status()).isEqualTo(401);
    }

    @Test
    void jaxrsAsFilter_thatDoesNotLoadTheKit_answers500_andRunsNothing() throws Exception {
        WebApp webApp = filter(webApp().with(jaxRs), jaxRs.filter(), jaxRs.withoutTheKit());
        SourceCompiler.compile(webApp.classes(), true, resource(WITH_FEATURE), LOGIN, PLAIN);
        start(webApp);

        assertThat(new Browser(uri()).get("/plain/guarded").status()).isEqualTo(500);
    }

    @Test
    void annotatedServletOfJaxrs_failsTheDeployment() {
        WebApp webApp = webApp().with(jaxRs)
                .servlet("paid", "Paid", "/plain/*")
                .descriptor("<absolute-ordering/>")
                .descriptor(
                        "<listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>");
        SourceCompiler.compile(webApp.classes(), true, jaxRs.jars(), extending(jaxRs.servlet()));

        assertThat(deploymentFailure(webApp)).contains(ANNOTATED);
    }

    /** Jersey's filter is its servlet too, so that the processor takes it for a servlet. */
    @Test
    void annotatedFilterOfJaxrs_failsTheDeployment() {
        JaxRs jersey = JaxRs.JERSEY_3_1;
        WebApp webApp = filter(webApp().with(jersey), "Paid", "");
        SourceCompiler.compile(webApp.classes(), true, jersey.jars(), open(), PLAIN, extending(jersey.filter()));

        assertThat(deploymentFailure(webApp)).contains(ANNOTATED);
    }

    @Test
    void annotatedFilterOfJaxrs_whereNothingScans_answers500_andRunsNothing() throws Exception {
        JaxRs jersey = JaxRs.JERSEY_3_1;
        WebApp webApp = filter(webApp().with(jersey), "Paid", "")
                .descriptor("<absolute-ordering/>")
                .descriptor(
                        "<listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>");
        SourceCompiler.compile(webApp.classes(), true, jersey.jars(), open(), PLAIN, extending(jersey.filter()));
        start(webApp);

        assertThat(new Browser(uri()).get("/plain/guarded").status()).isEqualTo(500);
    }

    private static String open() {
        return resource("x").replace("@Feature(\"x\")", "");
    }

    private static String extending(String implementation) {
        return """
                @com.crovver.annotation.Feature("advanced_analytics")
                public class Paid extends IMPLEMENTATION {
                    private static final long serialVersionUID = 1L;
                }
                """.replace("IMPLEMENTATION", implementation);
    }

    private WebApp servlet(WebApp webApp, String name, String application, String path, String initParams) {
        return webApp.descriptor("<servlet><servlet-name>" + name + "</servlet-name><servlet-class>" + jaxRs.servlet()
                + "</servlet-class>" + JaxRs.serving(application, path) + initParams
                + "</servlet><servlet-mapping><servlet-name>" + name + "</servlet-name><url-pattern>" + path
                + "/*</url-pattern></servlet-mapping>");
    }

    private static WebApp filter(WebApp webApp, String className, String initParams) {
        return webApp.descriptor("<filter><filter-name>jaxrs</filter-name><filter-class>" + className
                + "</filter-class>" + JaxRs.serving("Plain", "/plain") + initParams
                + "</filter><filter-mapping><filter-name>jaxrs</filter-name><url-pattern>/plain/*</url-pattern>"
                + "</filter-mapping>");
    }

    private static void service(Path jar, String type, String implementation) throws IOException {
        Path file = jar.resolve("META-INF/services").resolve(type);
        Files.createDirectories(file.getParent());
        Files.writeString(file, implementation + "\n");
    }
}
