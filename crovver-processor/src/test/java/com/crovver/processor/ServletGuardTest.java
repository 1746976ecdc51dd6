package com.crovver.processor;

import static com.crovver.guard.Requirement.credits;
import static com.crovver.guard.Requirement.feature;
import static com.crovver.guard.Requirement.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.crovver.guard.Guard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guards of servlets say when they run. */
class ServletGuardTest {

    private static final String HEAD = """
            package app;

            import com.crovver.annotation.*;
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;

            """;
    private static final String PARAMETERS = "(HttpServletRequest request, HttpServletResponse response) {}";

    @TempDir
    private Path directory;

    @Test
    void annotationsOnClass_holdForEveryOperation() {
        Guard guard = servlet("@ConsumesCredits(pool = \"ai\", amount = 3) @OccupiesSeat @Feature(\"reports\")"
                        + " @Feature(value = \"x\", product = \"crm\") class Report extends HttpServlet {}")
                .guard("app.Report");

        assertThat(guard.handler()).isEqualTo("app.Report");
        assertThat(guard.everyOperation())
                .containsExactly(feature("reports"), feature("x", "crm"), seat(), credits("ai", 3));
        assertThat(guard.operations()).isEmpty();
    }

    @Test
    void annotationsOnMethods_holdForTheirOperations() {
        Guard guard = servlet("class Report extends HttpServlet {"
                        + " @Feature(\"read\") public void doGet" + PARAMETERS
                        + " @OccupiesSeat protected void doDelete" + PARAMETERS
                        + " @Feature(\"ask\") protected void doOptions" + PARAMETERS
                        + " @ConsumesCredits(pool = \"ai\") @Feature(\"write\") protected void doPut" + PARAMETERS
                        + " @Unguarded protected void doPost" + PARAMETERS + "}")
                .guard("app.Report");

        assertThat(guard.everyOperation()).isEmpty();
        assertThat(guard.operations())
                .containsOnly(
                        entry("doGet", List.of(feature("read"))),
                        entry("doDelete", List.of(seat())),
                        entry("doOptions", List.of(feature("ask"))),
                        entry("doPut", List.of(feature("write"), credits("ai", 1))));
    }

    /** Servlet 6.0, against which this is compiled, does not call it; where it runs may be 6.1. */
    @Test
    void patch_isAnOperation() {
        Guard guard = servlet(
                        "class Report extends HttpServlet { @OccupiesSeat protected void doPatch" + PARAMETERS + "}")
                .guard("app.Report");

        assertThat(guard.operations()).containsOnly(entry("doPatch", List.of(seat())));
    }

    @Test
    void bothServiceMethods_areOneOperation() {
        Guard guard = servlet("class Report extends HttpServlet {"
                        + " @Feature(\"b\") @Feature(\"c\") protected void service" + PARAMETERS
                        + " @OccupiesSeat @Feature(\"a\") @Feature(\"b\")"
                        + " public void service(ServletRequest request, ServletResponse response) {} }")
                .guard("app.Report");

        assertThat(guard.operations())
                .containsOnly(entry("service", List.of(feature("a"), feature("b"), feature("c"), seat())));
    }

    @Test
    void servletWithoutHttp_isAHandler() {
        Guard guard = servlet("@Feature(\"a\") abstract class Plain extends GenericServlet {"
                        + " @Feature(\"b\") public void service(ServletRequest request, ServletResponse response) {} }")
                .guard("app.Plain");

        assertThat(guard.everyOperation()).containsExactly(feature("a"));
        assertThat(guard.operations()).containsOnlyKeys("service");
    }

    @Test
    void subclassWithoutAnnotations_isGuardedAsItsParent() {
        Project project = servlet("@Feature(\"a\") class Parent extends HttpServlet {"
                + " @OccupiesSeat protected void doGet" + PARAMETERS + "} class Child extends Parent {}");

        assertThat(project.guard("app.Child").handler()).isEqualTo("app.Child");
        assertThat(project.guard("app.Child").everyOperation()).containsExactly(feature("a"));
        assertThat(project.guard("app.Child").operations())
                .isEqualTo(project.guard("app.Parent").operations())
                .containsOnlyKeys("doGet");
    }

    @Test
    void annotationsOfSupertypes_addUp_topmostFirst_ownLast_equalOnesOnce() {
        Guard guard = servlet("@Feature(\"top\") class Top extends HttpServlet {}"
                        + " @Feature(\"marked\") interface Marked extends Servlet {}"
                        + " @Feature(\"middle\") @Feature(\"top\") abstract class Middle extends Top {}"
                        + " @Feature(\"own\") @OccupiesSeat class Bottom extends Middle implements Marked {}")
                .guard("app.Bottom");

        assertThat(guard.everyOperation())
                .containsExactly(feature("top"), feature("middle"), feature("marked"), feature("own"), seat());
    }

    @Test
    void override_keepsRequirements_unlessItDeclaresItsOwn() {
        Project project = servlet("class Parent extends HttpServlet {"
                + " @Feature(\"get\") protected void doGet" + PARAMETERS
                + " @Feature(\"post\") protected void doPost" + PARAMETERS + "}"
                + " class Child extends Parent { protected void doGet" + PARAMETERS
                + " @OccupiesSeat protected void doPost" + PARAMETERS + "}"
                + " class Grandchild extends Child { public void doGet" + PARAMETERS
                + " public void doPost" + PARAMETERS + "}");

        assertThat(project.guard("app.Grandchild").operations())
                .isEqualTo(project.guard("app.Child").operations())
                .containsOnly(entry("doGet", List.of(feature("get"))), entry("doPost", List.of(seat())));
    }

    @Test
    void nestedClasses_haveGuardsOfTheirOwn() {
        Project project = servlet("class Outer { static class Inner { @Feature(\"deep\")"
                + " private static class Most$Inner extends HttpServlet {} } }");

        assertThat(project.guard("app.Outer$Inner$Most$Inner").everyOperation()).containsExactly(feature("deep"));
        assertThat(project.hasGuard("app.Outer")).isFalse();
    }

    @Test
    void supertypesFromByteCode_areReadAsThoseFromSource(@TempDir Path library) {
        Path base = Project.in(library)
                .source(
                        "app.Base",
                        HEAD + "@Feature(\"a\") @Feature(\"b\") public class Base extends HttpServlet {"
                                + " @ConsumesCredits(pool = \"ai\", amount = Base.COST) protected void doPost"
                                + PARAMETERS
                                + " public static final int COST = 7; }")
                .compile()
                .classes();
        Project project = Project.in(directory)
                .alsoOnClassPath(base)
                .source("web.Child", "package web; public class Child extends app.Base {}")
                .compile();

        assertThat(project.guard("web.Child").everyOperation()).containsExactly(feature("a"), feature("b"));
        assertThat(project.guard("web.Child").operations()).containsOnly(entry("doPost", List.of(credits("ai", 7))));
    }

    @Test
    void containerAnnotationWrittenByHand_isRead() {
        Guard guard = servlet("@Feature.All({@Feature(\"a\")}) class Report extends HttpServlet {}")
                .guard("app.Report");

        assertThat(guard.everyOperation()).containsExactly(feature("a"));
    }

    @Test
    void serviceOfTheServletApi_decidesAsUsual() {
        assertThat(servlet("class Report extends HttpServlet {"
                                + " public void service(HttpServletRequest request, ServletResponse response) {}"
                                + " @Feature(\"a\") protected void doGet" + PARAMETERS + "}")
                        .guard("app.Report")
                        .operations())
                .containsOnlyKeys("doGet");
    }

    @Test
    void chargeOfAClass_besideAnInheritedLastModified_isRefused_unlessGetIsNotAnswered() {
        String base = "abstract class Base extends HttpServlet {"
                + " protected long getLastModified(HttpServletRequest request) { return 0; } }"
                + " @SuppressWarnings(\"crovver\") @ConsumesCredits(pool = \"p\") abstract class Charged extends Base {"
                + " protected void doGet" + PARAMETERS + "}";

        assertThat(project(base + " @SuppressWarnings(\"crovver\") class Report extends Charged {}")
                        .messages())
                .singleElement()
                .asString()
                .startsWith(
                        "ERROR: [CRV310] Base.getLastModified lets HttpServlet answer 304 without running Charged.doGet");
        assertThat(servlet("@ConsumesCredits(pool = \"p\") class Report extends HttpServlet {"
                                + " protected long getLastModified(HttpServletRequest request) { return 0; }"
                                + " protected void doPost" + PARAMETERS + "}"
                                + " @ConsumesCredits(pool = \"p\") class Dispatcher extends HttpServlet {"
                                + " protected long getLastModified(HttpServletRequest request) { return 0; }"
                                + " protected void service" + PARAMETERS + "}"
                                + " @Feature(\"a\") class Free extends HttpServlet {"
                                + " protected long getLastModified(HttpServletRequest request) { return 0; }"
                                + " protected void doGet" + PARAMETERS + "}")
                        .hasGuard("app.Report"))
                .isTrue();
    }

    /** Java prefers the method of a class, be it inherited; what the one that it stands for requires holds for it. */
    @Test
    void serviceOfAnInterface_givesItsRequirementsToThatOfHttpServlet() {
        String api =
                "@SuppressWarnings(\"crovver\") interface Api { @Feature(\"a\") void service(ServletRequest request, ServletResponse response)"
                        + " throws ServletException, java.io.IOException; }";

        assertThat(servlet(api + " class Report extends HttpServlet implements Api { protected void doGet" + PARAMETERS
                                + "}")
                        .guard("app.Report")
                        .operations())
                .containsOnly(entry("service", List.of(feature("a"))));
        assertThat(project(api + " class Report extends HttpServlet implements Api { @OccupiesSeat protected void doGet"
                                + PARAMETERS + "}")
                        .messages())
                .singleElement()
                .asString()
                .startsWith(
                        "ERROR: [CRV302] Which of doGet, doPost and so on runs is decided by the code of Api.service");
    }

    @Test
    void classForJspPages_isRefused_andSoIsWhatInheritsFromIt() {
        Project project = Project.in(directory)
                .source(
                        "jakarta.servlet.jsp.JspPage",
                        "package jakarta.servlet.jsp; public interface JspPage extends jakarta.servlet.Servlet {}")
                .source(
                        "app.Sources",
                        HEAD + "@Feature(\"a\") abstract class Page extends HttpServlet"
                                + " implements jakarta.servlet.jsp.JspPage {}"
                                + " class Report extends Page {"
                                + " @OccupiesSeat public void service(ServletRequest request, ServletResponse response) {} }"
                                + " abstract class Plain extends HttpServlet implements jakarta.servlet.jsp.JspPage {}");

        assertThat(project.messages())
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("ERROR: [CRV213] Page is a class for JSP pages"),
                        message -> assertThat(message).startsWith("ERROR: [CRV213] Report is a class for JSP pages"));
    }

    @Test
    void overrideOfService_isFineBesideRequirementsOfTheClass() {
        assertThat(servlet("@Feature(\"a\") class Report extends HttpServlet {" + " protected void service" + PARAMETERS
                                + " protected void doGet" + PARAMETERS + "}")
                        .hasGuard("app.Report"))
                .isTrue();
    }

    @Test
    void unguardedServlet_hasNoGuard_andTheProjectNoIndex() {
        Project project = servlet(
                "class Report extends HttpServlet {} class Other implements Runnable {" + " public void run() {} }");

        assertThat(project.generatedSources()).isEmpty();
        assertThat(project.hasIndex()).isFalse();
    }

    @Test
    void projectWithoutJaxRs_isProcessed() {
        Project project = Project.in(directory)
                .classPath(Project.ANNOTATIONS, Project.SERVLET_API)
                .source("app.Report", HEAD + "@OccupiesSeat class Report extends HttpServlet {}")
                .compile();

        assertThat(project.guard("app.Report").everyOperation()).containsExactly(seat());
    }

    private Project servlet(String code) {
        return project(code).compile();
    }

    private Project project(String code) {
        return Project.in(directory).source("app.Sources", HEAD + code);
    }
}
