package com.crovver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of the packages: client to guard to model, and never back. */
@AnalyzeClasses(packages = "com.crovver", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String KIT = "com.crovver..";

    @ArchTest
    static final ArchRule annotation_dependsOnNothingOfTheKit = classes()
            .that()
            .resideInAPackage("com.crovver.annotation")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("com.crovver.annotation", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule model_dependsOnNothingOfTheKit = classes()
            .that()
            .resideInAPackage("com.crovver.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("com.crovver.model", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule guard_dependsOnAnnotationsAndTheModelOnly = classes()
            .that()
            .resideInAPackage("com.crovver.guard")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage(KIT)
                    .or(resideInAnyPackage("com.crovver.guard", "com.crovver.model", "com.crovver.annotation")));

    @ArchTest
    static final ArchRule client_dependsOnGuardAndModelOnly = classes()
            .that()
            .resideInAPackage("com.crovver.client")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage(KIT)
                    .or(resideInAnyPackage("com.crovver.client", "com.crovver.guard", "com.crovver.model")));

    @ArchTest
    static final ArchRule observe_dependsOnGuardAndModelOnly = classes()
            .that()
            .resideInAPackage("com.crovver.observe")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage(KIT)
                    .or(resideInAnyPackage("com.crovver.observe", "com.crovver.guard", "com.crovver.model")));

    @ArchTest
    static final ArchRule sql_dependsOnTheGuardAndTheJdkOnly = classes()
            .that()
            .resideInAPackage("com.crovver.sql")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("com.crovver.sql", "com.crovver.guard", "java..", "javax.sql..", "org.jspecify..");

    @ArchTest
    static final ArchRule nobody_dependsOnSql = noClasses()
            .that()
            .resideOutsideOfPackage("com.crovver.sql")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.crovver.sql");

    @ArchTest
    static final ArchRule webhook_dependsOnTheModelOnly = classes()
            .that()
            .resideInAPackage("com.crovver.webhook")
            .should()
            .onlyDependOnClassesThat(
                    resideOutsideOfPackage(KIT).or(resideInAnyPackage("com.crovver.webhook", "com.crovver.model")));

    @ArchTest
    static final ArchRule nobody_dependsOnTheWebhook = noClasses()
            .that()
            .resideOutsideOfPackage("com.crovver.webhook")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.crovver.webhook");

    @ArchTest
    static final ArchRule nobody_dependsOnTheClient = noClasses()
            .that()
            .resideOutsideOfPackage("com.crovver.client")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.crovver.client");

    @ArchTest
    static final ArchRule guard_knowsNeitherHttpNorServletNorJson = noClasses()
            .that()
            .resideInAPackage("com.crovver.guard")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "jakarta..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("com.crovver.(*)..").should().beFreeOfCycles();
}
