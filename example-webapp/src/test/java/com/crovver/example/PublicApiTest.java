package com.crovver.example;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
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
            .areAnnotatedWith(OccupiesSeat.class)
            .or()
            .containAnyMethodsThat(annotatedWith(Feature.class).or(annotatedWith(ConsumesCredits.class)))
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

    @ArchTest
    static final ArchRule onlyWhatStartsTheEmulator_needsTheTestKit = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .and()
            .doNotHaveSimpleName("EmulatorControls")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.crovver.testkit..");
}
