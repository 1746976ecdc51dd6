package com.crovver;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Dependencies point one way: servlet to billing and jaxrs, these to gate, gate to spi, and spi to guard. Only what buys and what puts
 * all together knows the client; whoever decides asks through the engine.
 */
@AnalyzeClasses(packages = "com.crovver", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("com.crovver.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule gateKnowsNeitherServletsNorResources = noClasses()
            .that()
            .resideInAPackage("com.crovver.gate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.crovver.servlet", "com.crovver.jaxrs", "com.crovver.client", "jakarta.ws.rs..");

    /** What applications implement is not to change with what the kit does inside. */
    @ArchTest
    static final ArchRule whatApplicationsImplementKnowsOnlyTheRuntime = noClasses()
            .that()
            .resideInAPackage("com.crovver.spi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.crovver.gate", "com.crovver.billing", "com.crovver.servlet", "com.crovver.jaxrs", "jakarta..");

    @ArchTest
    static final ArchRule onlyWhoeverPutsItTogetherKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("com.crovver.sql")
            .and()
            .haveNameNotMatching("com\\.crovver\\.servlet\\.(Assembly|ChargeStores|Crovver|Kit)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.crovver.sql");

    @ArchTest
    static final ArchRule billingKnowsNoServlets = noClasses()
            .that()
            .resideInAPackage("com.crovver.billing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.crovver.servlet", "com.crovver.jaxrs", "jakarta.servlet..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule jaxrsKnowsNoServletGate = noClasses()
            .that()
            .resideInAPackage("com.crovver.jaxrs")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.crovver.servlet", "com.crovver.client");

    @ArchTest
    static final ArchRule servletGateNeedsNoJaxrs = noClasses()
            .that()
            .resideInAPackage("com.crovver.servlet")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule onlyBillingAndWhatIsPutTogetherKnowTheClient = noClasses()
            .that()
            .resideOutsideOfPackages("com.crovver.client", "com.crovver.billing", "com.crovver.testkit")
            .and()
            .haveNameNotMatching("com\\.crovver\\.servlet\\.(Assembly|Crovver|Engines|KeyCheck|Kit)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.crovver.client");

    @ArchTest
    static final ArchRule theRuntimeKnowsNoServlets = noClasses()
            .that()
            .resideInAnyPackage(
                    "com.crovver.annotation", "com.crovver.model", "com.crovver.guard", "com.crovver.client")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "com.crovver.gate", "com.crovver.servlet", "com.crovver.jaxrs");

    @ArchTest
    static final ArchRule jsonIsReadWithPooledBuffers = noClasses()
            .that()
            .resideOutsideOfPackage("com.crovver.testkit")
            .and()
            .haveSimpleNameNotEndingWith("Command")
            .should()
            .callConstructor(ObjectMapper.class)
            .because("Jackson's default keeps buffers in the container's threads, and with them the class loader of an"
                    + " application that is gone");

    @ArchTest
    static final ArchRule pagesKnowNothingElse = noClasses()
            .that()
            .resideInAPackage("com.crovver.page")
            .should()
            .dependOnClassesThat(resideInAPackage("com.crovver..").and(not(resideInAPackage("com.crovver.page"))));

    /** Renderers that are not given an escaper write every value as it is. */
    @ArchTest
    static final ArchRule pagesAreRenderedWithAnEscaper = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Renderer")
            .should()
            .callCodeUnitWhere(describe("make a renderer without an escaper", ArchitectureTest::lacksEscaper));

    private static boolean lacksEscaper(JavaCall<?> call) {
        return call.getTargetOwner().getSimpleName().endsWith("Renderer")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && (call.getName().equals("of") || call.getName().equals("<init>"));
    }
}
