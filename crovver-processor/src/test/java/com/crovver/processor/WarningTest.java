package com.crovver.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a warning is given, and what keeps it away. */
class WarningTest {

    private static final String HEAD = """
            package app;

            import com.crovver.annotation.*;
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import jakarta.ws.rs.*;

            """;
    private static final String PARAMETERS = "(HttpServletRequest request, HttpServletResponse response) {}";
    private static final String GUARDED_POST = " @Feature(\"a\") protected void doPost" + PARAMETERS;
    private static final String IMPLEMENTED_TWICE =
            " class One implements Api { public void post() {} public void get() {} public void head() {} }"
                    + " class Two implements Api { public void post() {} public void get() {} public void head() {} }";
    private static final String OPEN_POST = " protected void doPost" + PARAMETERS;
    private static final String OPEN_PUT = " protected void doPut" + PARAMETERS;

    @TempDir
    private Path directory;

    @Test
    void openOperation_isWarnedOf_andGuardedAllTheSame() {
        Project project = project("class Report extends HttpServlet {" + GUARDED_POST + OPEN_PUT + "}");

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("WARNING: [CRV306] Report.doPut is open, beside Report.doPost");
        assertThat(project.guard("app.Report").operations()).containsOnlyKeys("doPost");
    }

    @Test
    void everyOpenOperation_isWarnedOf() {
        assertThat(warnings("class Report extends HttpServlet {" + GUARDED_POST + OPEN_PUT + " protected void doGet"
                        + PARAMETERS + "}"))
                .containsExactlyInAnyOrder("CRV306 Report.doGet", "CRV306 Report.doPut");
    }

    @Test
    void suppression_onTheMethodTheClassOrAroundIt_isHonoured() {
        assertThat(warnings("class OnMethod extends HttpServlet {" + GUARDED_POST
                        + " @SuppressWarnings({\"serial\", \"crovver\"})" + OPEN_PUT + "}"
                        + " @SuppressWarnings(\"crovver\") class OnClass extends HttpServlet {" + GUARDED_POST
                        + OPEN_PUT
                        + "} @SuppressWarnings(\"crovver\") class Around { class Inner extends HttpServlet {"
                        + GUARDED_POST + OPEN_PUT + "} }"))
                .isEmpty();
    }

    @Test
    void suppressionOfOtherWarnings_doesNotCount() {
        assertThat(warnings("@SuppressWarnings(\"all-of-them\") class Report extends HttpServlet {" + GUARDED_POST
                        + OPEN_PUT + "}"))
                .containsExactly("CRV306 Report.doPut");
    }

    @Test
    void suppression_doesNotHideErrors() {
        assertThat(project("@SuppressWarnings(\"crovver\") @Feature(\"\") class Report extends HttpServlet {}")
                        .messages())
                .singleElement()
                .asString()
                .contains("[CRV101]");
    }

    @Test
    void unguarded_onTheMethodOrOneThatItOverrides_isHonoured() {
        assertThat(warnings("class Base extends HttpServlet { @Unguarded" + OPEN_PUT + "}"
                        + " class Report extends Base {" + GUARDED_POST + OPEN_PUT + "}"))
                .isEmpty();
    }

    @Test
    void subclass_isNotToldAgainWhatItsParentWasTold() {
        assertThat(warnings("class Parent extends HttpServlet {" + GUARDED_POST + OPEN_PUT
                        + "} class Child extends Parent {} class Grandchild extends Child { protected void doDelete"
                        + PARAMETERS + "}"))
                .containsExactlyInAnyOrder("CRV306 Parent.doPut", "CRV306 Grandchild.doDelete");
    }

    @Test
    void inheritedOpenOperation_besideAGuardedOneOfTheSubclass_isWarnedOf(@TempDir Path library) {
        Path base = Project.in(library)
                .source(
                        "lib.Base",
                        "package lib; import jakarta.servlet.http.*;"
                                + " public class Base extends HttpServlet { protected void doGet" + PARAMETERS + "}")
                .compile()
                .classes();
        Project project =
                project("class Report extends lib.Base {" + GUARDED_POST + "}").alsoOnClassPath(base);

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("WARNING: [CRV306] Base.doGet is open, beside Report.doPost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OPEN_POST})
    void openOperation_isWarnedOfInEverySubclassThatGuardsSomethingBesideIt(String openPost) {
        assertThat(project("class Base extends HttpServlet { protected void doGet" + PARAMETERS + openPost + "}"
                                + " class Cheap extends Base {" + GUARDED_POST + "} class Dear extends Base {"
                                + GUARDED_POST.replace("@Feature(\"a\")", "@ConsumesCredits(pool = \"p\")")
                                + "} class Child extends Dear {}")
                        .messages())
                .satisfiesExactly(
                        message -> assertThat(message).contains("[CRV306] Base.doGet is open, beside Cheap.doPost"),
                        message -> assertThat(message).contains("[CRV306] Base.doGet is open, beside Dear.doPost"));
    }

    @Test
    void operationsThatLeadToNoWork_areNotWarnedOf() {
        assertThat(warnings("class Report extends HttpServlet { @Feature(\"a\") protected void doGet" + PARAMETERS
                        + " protected void doHead" + PARAMETERS + " protected void doOptions" + PARAMETERS
                        + " protected void doTrace" + PARAMETERS + "}"))
                .isEmpty();
    }

    @Test
    void openHeadOfAResource_besideAGuardedGet_isWarnedOf() {
        assertThat(warnings("class Report { @GET @Feature(\"a\") public String get() { return null; }"
                        + " @HEAD public void head() {} }"))
                .containsExactly("CRV306 Report.head");
    }

    @Test
    void methodThatAnswersMoreThanOptions_isOpen() {
        assertThat(warnings("class Report { @POST @Feature(\"a\") public void post() {}"
                        + " @GET @OPTIONS public void both() {} }"))
                .containsExactly("CRV306 Report.both");
    }

    @Test
    void operationsOfAnInterface_areWarnedOfOnce_howeverManyImplementIt() {
        assertThat(warnings("interface Api { @POST @Feature(\"a\") void post(); @GET void get();"
                        + " @HEAD @ConsumesCredits(pool = \"p\") void head(); }"
                        + IMPLEMENTED_TWICE))
                .containsExactlyInAnyOrder("CRV306 Api.get", "CRV307 Api.head");
    }

    @Test
    void suppressionOnAMethodOfAnInterface_holdsForThoseThatImplementIt() {
        assertThat(warnings("interface Api { @POST @Feature(\"a\") void post();"
                        + " @SuppressWarnings(\"crovver\") @GET void get();"
                        + " @SuppressWarnings(\"crovver\") @HEAD @ConsumesCredits(pool = \"p\") void head(); }"
                        + IMPLEMENTED_TWICE))
                .isEmpty();
    }

    @Test
    void chargeOfABaseClass_isWarnedOfAtEverySafeOperationBelow_andMayBeSuppressedAtTheBase() {
        String subclasses = " abstract class Base extends HttpServlet {}"
                + " class One extends Base { protected void doGet" + PARAMETERS + "}"
                + " class Two extends Base { protected void doGet" + PARAMETERS + "}";

        assertThat(warnings("@ConsumesCredits(pool = \"a\")" + subclasses))
                .containsExactly("CRV307 class Base", "CRV307 class Base");
        assertThat(warnings("@SuppressWarnings(\"crovver\") @ConsumesCredits(pool = \"a\")" + subclasses))
                .isEmpty();
    }

    @Test
    void sharedBaseClassAndMarkerInterface_areWarnedOf_unlessMeant() {
        String resource = " @Path(\"a\") class Orders extends ProResource implements Pro { @GET public void get() {} }";

        assertThat(warnings(
                        "@Feature(\"pro\") abstract class ProResource {} @OccupiesSeat interface Pro {}" + resource))
                .hasSize(2)
                .allMatch(message -> message.startsWith("WARNING: [CRV212]"));
        assertThat(warnings("@SuppressWarnings(\"crovver\") @Feature(\"pro\") abstract class ProResource {}"
                        + " @SuppressWarnings(\"crovver\") @OccupiesSeat interface Pro {}" + resource))
                .isEmpty();
    }

    @Test
    void requirementOnAMethodThatMayBecomeAnOperationBelow_isWarnedOf_unlessMeant() {
        String base = " abstract class Base { @Feature(\"a\") public abstract String show(); OTHER }";
        String contract = " interface Contract { @Feature(\"a\") String show(); OTHER }";
        String operation = "@POST @OccupiesSeat public abstract void save();";

        for (String other : List.of("", operation)) {
            assertThat(warnings(base.replace("OTHER", other)))
                    .singleElement()
                    .asString()
                    .startsWith(
                            other.isEmpty() ? "WARNING: [CRV212] Base answers" : "WARNING: [CRV212] Base.show answers");
        }
        assertThat(warnings(contract.replace("OTHER", operation.replace("public abstract", ""))))
                .singleElement()
                .asString()
                .startsWith("WARNING: [CRV212] Contract.show answers");
        assertThat(warnings(base.replace("OTHER", operation)
                        .replace("@Feature", "@SuppressWarnings(\"crovver\") @Feature")))
                .isEmpty();
    }

    @Test
    void requirementOnAMethodThatIsNoOperation_isAnErrorOnAFinalOne_andInAClassThatRuns() {
        String base = "MODIFIER class Base { @Feature(\"a\") public FINAL String show() { return null; }"
                + " @POST @OccupiesSeat public void save() {} }";

        assertThat(project(base.replace("MODIFIER", "abstract").replace("FINAL", "final"))
                        .messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV206] Base.show");
        assertThat(project(base.replace("MODIFIER", "").replace("FINAL", "")).messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV206] Base.show");
    }

    @Test
    void headWithoutGet_isWarnedOf() {
        assertThat(warnings("class Report extends HttpServlet {" + GUARDED_POST + " protected void doHead" + PARAMETERS
                        + "}"))
                .containsExactly("CRV306 Report.doHead");
    }

    @Test
    void methodsBehindAGuardedService_areNotOpen() {
        assertThat(warnings("class Report extends HttpServlet { @Feature(\"a\") protected void service" + PARAMETERS
                        + OPEN_PUT + "}"))
                .isEmpty();
    }

    @Test
    void methodsOfAGuardedClass_areNotOpen() {
        assertThat(warnings("@OccupiesSeat class Report extends HttpServlet {" + GUARDED_POST + OPEN_PUT + "}"))
                .isEmpty();
    }

    @Test
    void chargeOfAClass_isWarnedOfOnce_atItsFirstSafeOperation() {
        assertThat(warnings("@ConsumesCredits(pool = \"a\") class Report extends HttpServlet { protected void doHead"
                        + PARAMETERS + " protected void doGet" + PARAMETERS + "} class Child extends Report {}"))
                .containsExactly("CRV307 class Report");
    }

    @Test
    void inheritedCharge_isWarnedOfAtTheMethodThatAnswersGet() {
        assertThat(warnings("@ConsumesCredits(pool = \"a\") abstract class Base extends HttpServlet {}"
                        + " class Report extends Base { @Deprecated protected void doGet" + PARAMETERS + "}"))
                .containsExactly("CRV307 class Base");
    }

    @Test
    void chargeOnGet_canBeMeant() {
        assertThat(warnings("class Report { @GET @SuppressWarnings(\"crovver\") @ConsumesCredits(pool = \"a\")"
                        + " public void get() {} }"))
                .isEmpty();
    }

    @Test
    void chargeOnHead_isWarnedOf_andOtherRequirementsAreNot() {
        assertThat(warnings("class Report { @HEAD @ConsumesCredits(pool = \"a\") public void head() {}"
                        + " @GET @OccupiesSeat @Feature(\"b\") public void get() {} }"))
                .containsExactly("CRV307 Report.head");
    }

    @Test
    void locators_areWarnedOf_unlessTheyLeadToSomethingGuarded() {
        assertThat(warnings("@Feature(\"a\") class Root { @GET public void get() {}"
                        + " @Path(\"1\") public Open open() { return null; }"
                        + " @Path(\"2\") public Class<Open> openClass() { return null; }"
                        + " @Path(\"3\") public Object unknown() { return null; }"
                        + " @Path(\"4\") public Guarded guarded() { return null; }"
                        + " @Path(\"5\") public Class<Guarded> guardedClass() { return null; }"
                        + " @Path(\"6\") public Class<?> anyClass() { return null; }"
                        + " @Path(\"8\") public Class<? extends Guarded> guardedBound() { return null; }"
                        + " @Path(\"9\") public <T extends Guarded> T variable() { return null; }"
                        + " @Path(\"7\") @SuppressWarnings(\"crovver\") public Open meant() { return null; } }"
                        + " class Open { @GET public void get() {} }"
                        + " class Guarded { @GET @OccupiesSeat public void get() {} }"))
                .allMatch(warning -> warning.startsWith("CRV308 The requirements of class Root"))
                .hasSize(5);
    }

    @Test
    void locatorOfAnything_isToldToAnnotateTheClassesOfWhatItReturns() {
        assertThat(project("@Feature(\"a\") class Root { @GET public void get() {}"
                                + " @Path(\"1\") public Object object() { return null; }"
                                + " @Path(\"2\") public Class<?> anyClass() { return null; }"
                                + " @Path(\"3\") public <T> T variable() { return null; }"
                                + " @Path(\"4\") public Class<? extends Open> bound() { return null; } }"
                                + " class Open { @GET public void get() {} }")
                        .messages())
                .extracting(message -> message.replaceAll(".*annotate (.*), or add.*", "$1"))
                .containsExactly(
                        "the classes whose objects it returns",
                        "the classes whose objects it returns",
                        "the classes whose objects it returns",
                        "Open");
    }

    @Test
    void locatorsOfAClassWithoutRequirements_areNotWarnedOf() {
        assertThat(warnings("class Root { @POST @OccupiesSeat public void post() {}"
                        + " @Path(\"1\") public Open open() { return null; } }"
                        + " class Open { @GET public void get() {} }"))
                .isEmpty();
    }

    @Test
    void warnings_failTheBuildsOfThoseWhoWantThat() {
        String code = "class Report extends HttpServlet {" + GUARDED_POST + OPEN_PUT + "}";

        assertThat(project(code).options("-Werror").messages())
                .hasSize(2)
                .contains("ERROR: warnings found and -Werror specified");
    }

    /** The number and the beginning of each warning; there is nothing else. */
    private List<String> warnings(String code) {
        return project(code).messages().stream()
                .map(message -> message.replaceFirst(
                        "^WARNING: \\[(CRV\\d+)] (.*?)(?: is open| charges| do not hold).*$", "$1 $2"))
                .toList();
    }

    private Project project(String code) {
        return Project.in(directory).source("app.Sources", HEAD + code);
    }
}
