package com.crovver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way: servlet to jaxrs to gate to guard; only the filter, which puts all together, knows the client. */
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
    static final ArchRule onlyTheFilterKnowsTheClient = noClasses()
            .that()
            .resideOutsideOfPackages("com.crovver.client", "com.crovver.testkit")
            .and()
            .haveNameNotMatching("com\\.crovver\\.servlet\\.(CrovverFilter|Kit)(\\$.*)?")
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
}
