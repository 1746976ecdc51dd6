package com.crovver.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of a class output that is filled by several compilations. */
class IndexTest {

    private static final String GUARDED =
            "package app; @com.crovver.annotation.OccupiesSeat public class %s extends jakarta.servlet.http.HttpServlet {}";
    private static final String OPEN = "package app; public class %s extends jakarta.servlet.http.HttpServlet {}";

    @TempDir
    private Path directory;

    @Test
    void classesThatAreNotRecompiled_stay() {
        compile(GUARDED, "A", "C");

        Project project = compile(GUARDED, "B");

        assertThat(project.index().lines().filter(line -> line.contains("handler\"")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"app.A\"").endsWith(","),
                        line -> assertThat(line).contains("\"app.B\"").endsWith(","),
                        line -> assertThat(line).contains("\"app.C\"").endsWith("}"));
    }

    @Test
    void mergedIndex_isTheOneOfACompleteCompilation(@TempDir Path complete) {
        compile(GUARDED, "A", "C");
        Project merged = compile(GUARDED, "B");
        Project whole = Project.in(complete);
        for (String name : new String[] {"A", "B", "C"}) {
            whole.source("app." + name, GUARDED.formatted(name));
        }

        assertThat(merged.index()).isEqualTo(whole.compile().index());
    }

    @Test
    void recompiledClass_isReplaced() {
        compile(GUARDED, "A", "B");

        Project changed = compile(GUARDED.replace("OccupiesSeat", "Feature(\"new\")"), "A");

        assertThat(changed.index())
                .containsOnlyOnce("\"app.A\"")
                .contains("feature new")
                .contains("app.B");
    }

    @Test
    void recompiledClassWithoutRequirements_isDropped() {
        compile(GUARDED, "A", "B");

        Project changed = compile(OPEN, "A");

        assertThat(changed.index()).doesNotContain("app.A").contains("app.B");
    }

    @Test
    void recompiledOuterClass_takesItsNestedHandlersAlong() {
        Project.in(directory)
                .source(
                        "app.Outer",
                        "package app; public class Outer { @com.crovver.annotation.OccupiesSeat"
                                + " public static class Inner extends jakarta.servlet.http.HttpServlet {} }")
                .compile();
        compile(GUARDED, "A");

        Project project = Project.in(directory)
                .source("app.Outer", "package app; public class Outer {}")
                .compile();

        assertThat(project.index()).doesNotContain("Outer").contains("app.A");
    }

    @Test
    void removedClass_isDropped() throws IOException {
        Project project = compile(GUARDED, "A", "B");
        Files.delete(project.classes().resolve("app/A.class"));

        assertThat(compile(GUARDED, "C").index())
                .doesNotContain("app.A")
                .contains("app.B")
                .contains("app.C");
    }

    @Test
    void lastHandlerGone_leavesAnEmptyIndex() {
        compile(GUARDED, "A");

        assertThat(compile(OPEN, "A").index()).isEqualTo("{\"handlers\": []}\n");
    }

    @Test
    void nothingChanged_writesNothing() throws IOException {
        Path index = compile(GUARDED, "A").classes().resolve(IndexWriter.PATH);
        FileTime before = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(index, before);

        compile(GUARDED, "A");

        assertThat(Files.getLastModifiedTime(index)).isEqualTo(before);
    }

    @Test
    void compilationThatFails_leavesTheIndexAsItWas() {
        String before = compile(GUARDED, "A").index();

        Project failing = Project.in(directory)
                .source("app.B", GUARDED.formatted("B"))
                .source("app.C", "package app; @com.crovver.annotation.OccupiesSeat public class C {}");

        assertThat(failing.messages()).hasSize(1);
        assertThat(failing.index()).isEqualTo(before);
    }

    @Test
    void nameThatIsTaken_isReported() throws IOException {
        Project project = Project.in(directory).source("app.A", GUARDED.formatted("A"));
        Path parent = project.classes().resolve(IndexWriter.PATH).getParent();
        Files.createDirectories(parent.getParent());
        Files.createFile(parent);

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV402] META-INF/crovver/guards.json could not be written: ");
    }

    @Test
    void report_isATableOfEveryRequirement() throws IOException {
        compile(GUARDED, "A");
        Project project = Project.in(directory)
                .options("-Acrovver.report=true")
                .source("app.Long", """
                        package app;

                        @com.crovver.annotation.OccupiesSeat
                        public class Long extends jakarta.servlet.http.HttpServlet {

                            @com.crovver.annotation.ConsumesCredits(pool = "ai", amount = 5)
                            @com.crovver.annotation.Feature("\\"x\\"")
                            protected void doPost(
                                    jakarta.servlet.http.HttpServletRequest request,
                                    jakarta.servlet.http.HttpServletResponse response) {}
                        }
                        """)
                .compile();

        assertThat(Files.readString(project.classes().resolve(IndexWriter.REPORT_PATH)))
                .isEqualTo("""
                        HANDLER   OPERATION        REQUIRES      SOURCE
                        app.A     every operation  seat          app/A.java:1
                        app.Long  every operation  seat          app/Long.java:3
                        app.Long  doPost           feature "x"   app/Long.java:6
                        app.Long  doPost           credits ai 5  app/Long.java:6
                        """);
    }

    @Test
    void report_isWrittenOnRequestOnly() {
        assertThat(compile(GUARDED, "A").classes().resolve(IndexWriter.REPORT_PATH))
                .doesNotExist();
    }

    @Test
    void foreignLines_areLeftOut() throws IOException {
        Project project = compile(GUARDED, "A");
        Files.writeString(project.classes().resolve(IndexWriter.PATH), "{\"handlers\": [\n  {\"other\": 1}\n]}\n");

        assertThat(compile(GUARDED, "B").index()).doesNotContain("other").contains("app.B");
    }

    private Project compile(String code, String... names) {
        Project project = Project.in(directory);
        for (String name : names) {
            project.source("app." + name, code.formatted(name));
        }
        return project.compile();
    }
}
