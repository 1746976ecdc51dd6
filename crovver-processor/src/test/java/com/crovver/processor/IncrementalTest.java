package com.crovver.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.GuardOf;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradle.emulated.GradleEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gradle's incremental compilation, as its sources have it: files of aggregating processors are removed, and every class
 * with an annotation that they support is handed over again as byte code, beside the sources that are compiled.
 */
class IncrementalTest {

    private static final String GUARDED =
            "package app; @com.crovver.annotation.OccupiesSeat public class A extends jakarta.servlet.http.HttpServlet {"
                    + " @com.crovver.annotation.OccupiesSeat public static class Nested"
                    + " extends jakarta.servlet.http.HttpServlet {} }";
    private static final String INHERITS = "package app; public class B extends A {}";
    private static final String CHANGES = "package app; @com.crovver.annotation.Feature(\"%s\")"
            + " public class C extends jakarta.servlet.http.HttpServlet {}";

    @TempDir
    private Path directory;

    private final List<String> written = new ArrayList<>();

    @Test
    void processors_areDeclaredToGradle() {
        assertThat(Project.read("META-INF/gradle/incremental.annotation.processors")
                        .lines())
                .containsExactlyInAnyOrder(
                        GuardProcessor.class.getName() + ",isolating", IndexProcessor.class.getName() + ",aggregating");
    }

    @Test
    void guards_haveOneOriginatingElement() {
        everything().compile();

        assertThat(written)
                .containsExactlyInAnyOrder(
                        "app.A_CrovverGuard from 1",
                        "app.A$Nested_CrovverGuard from 1",
                        "app.B_CrovverGuard from 1",
                        "app.C_CrovverGuard from 1",
                        "META-INF/crovver/guards.json from 0");
    }

    @Test
    void annotationOfGuards_isKeptInClassFiles() {
        // Gradle rebuilds everything for an aggregating processor of annotations that are not.
        assertThat(GuardOf.class.getAnnotation(Retention.class).value()).isEqualTo(RetentionPolicy.CLASS);
    }

    @Test
    void partialCompilation_losesNoHandler() throws IOException {
        String before = everything().compile().index();
        Project project = Project.in(directory);
        Files.delete(project.classes().resolve(IndexWriter.PATH));
        Files.delete(project.classes().resolve("app/C.class"));
        Files.delete(project.classes().resolve("app/C_CrovverGuard.class"));

        asGradleDoes(project)
                .alreadyCompiled("app.A_CrovverGuard", "app.A$Nested_CrovverGuard", "app.B_CrovverGuard")
                .source("app.C", CHANGES.formatted("changed"))
                .compile();

        assertThat(project.index())
                .isEqualTo(before.replace("feature first", "feature changed"))
                .contains("\"app.A$Nested\"", "\"app.B\"");
    }

    @Test
    void guardThatOutlivedItsHandler_isLeftOut() throws IOException {
        everything().compile();
        Project project = Project.in(directory);
        Files.delete(project.classes().resolve(IndexWriter.PATH));
        Files.delete(project.classes().resolve("app/B.class"));

        asGradleDoes(project)
                .alreadyCompiled("app.A_CrovverGuard", "app.B_CrovverGuard")
                .source("app.C", CHANGES.formatted("changed"))
                .compile();

        assertThat(project.index()).contains("\"app.A\"", "\"app.C\"").doesNotContain("\"app.B\"");
    }

    private Project everything() {
        return asGradleDoes(Project.in(directory))
                .source("app.A", GUARDED)
                .source("app.B", INHERITS)
                .source("app.C", CHANGES.formatted("first"));
    }

    private Project asGradleDoes(Project project) {
        return project.wrapped(processor -> GradleEnvironment.wrap(processor, written));
    }
}
