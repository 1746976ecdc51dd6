package com.crovver.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a customer writes needs little of the kit. */
@AnalyzeClasses(packages = "com.crovver.example", importOptions = DoNotIncludeTests.class)
class PublicApiTest {

    @ArchTest
    static final ArchRule handlers_needOnlyTheAnnotations = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .and()
            .haveSimpleNameNotEndingWith("_CrovverGuard")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.crovver.client..",
                    "com.crovver.gate..",
                    "com.crovver.guard..",
                    "com.crovver.jaxrs..",
                    "com.crovver.model..",
                    "com.crovver.servlet..",
                    "com.crovver.testkit..");
}
