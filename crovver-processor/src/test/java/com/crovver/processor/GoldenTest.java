package com.crovver.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated for {@code good/} is what {@code expected/} holds, to the last character. After a wanted change of the
 * output, run {@code mvn -pl crovver-processor -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.rewrite=true}, and read the difference before committing it.
 */
class GoldenTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good.Orders$Items_CrovverGuard",
                "good.ReportServlet_CrovverGuard",
                "UnnamedPackageServlet_CrovverGuard"
            })
    void guard_isAsExpected(String guard) {
        Project project = good(directory).compile();

        assertGolden(guard.substring(guard.lastIndexOf('.') + 1) + ".java", project.generatedSource(guard));
    }

    @Test
    void index_isAsExpected() {
        Project project = good(directory).compile();

        assertGolden("guards.json", project.index());
    }

    @Test
    void output_doesNotDependOnTheOrderOfFiles(@TempDir Path other) {
        Project forward = good(directory).compile();
        Project backward = Project.in(other)
                .source("UnnamedPackageServlet", Project.read("good/UnnamedPackageServlet.java"))
                .resource("good/ReportServlet.java")
                .resource("good/Orders.java")
                .compile();

        assertThat(backward.generatedSources()).isEqualTo(forward.generatedSources());
        assertThat(backward.index()).isEqualTo(forward.index());
    }

    @Test
    void guards_compileWithoutWarnings(@TempDir Path strict) {
        Project project = good(directory).compile();
        Project again = good(strict).options("-proc:none", "-Xlint:all", "-Werror");
        for (String guard : List.of(
                "good.Orders$Items_CrovverGuard",
                "good.ReportServlet_CrovverGuard",
                "UnnamedPackageServlet_CrovverGuard")) {
            again.source(guard, project.generatedSource(guard));
        }

        assertThat(again.messages()).isEmpty();
    }

    @Test
    void guards_compileBesideClassesNamedAsThoseOfJavaLang(@TempDir Path other) {
        Project project = Project.in(other).source("good.Report", """
                package good;

                @com.crovver.annotation.OccupiesSeat
                class Report extends jakarta.servlet.http.HttpServlet {}
                """);
        for (String name : List.of("String", "Override", "SuppressWarnings", "List", "Map", "Guard", "Requirement")) {
            project.source("good." + name, "package good; class " + name + " {}");
        }

        assertThat(project.compile().guard("good.Report").handler()).isEqualTo("good.Report");
    }

    @Test
    void guards_compileInAStrictModule_thatReadsNoCompilerApi(@TempDir Path modular) {
        Project project = Project.in(modular)
                .source("good.Report", """
                        package good;

                        @com.crovver.annotation.OccupiesSeat
                        class Report extends jakarta.servlet.http.HttpServlet {
                            private static final long serialVersionUID = 1L;
                        }
                        """)
                .source("module-info", """
                        module good {
                            requires com.crovver.runtime;
                            requires jakarta.servlet;

                            exports good;
                        }
                        """)
                .onModulePath()
                .options("-Xlint:all,-processing,-requires-automatic", "-Werror");

        assertThat(project.compile().generatedSource("good.Report_CrovverGuard"))
                .contains("@SuppressWarnings(\"exports\")")
                .doesNotContain("@Generated(");
    }

    @Test
    void guards_surviveAnEncodingThatLacksCharactersOfAKey() {
        Project project = good(directory).options("-encoding", "US-ASCII").compile();

        assertThat(project.guard("good.ReportServlet").everyOperation().toString())
                .contains("größe");
    }

    private static Project good(Path directory) {
        return Project.in(directory)
                .resource("good/Orders.java")
                .resource("good/ReportServlet.java")
                .source("UnnamedPackageServlet", Project.read("good/UnnamedPackageServlet.java"));
    }

    private static void assertGolden(String name, String actual) {
        if (Boolean.getBoolean("golden.rewrite")) {
            rewrite(name, actual);
        }
        assertThat(actual).isEqualTo(Project.read("expected/" + name));
    }

    private static void rewrite(String name, String actual) {
        try {
            for (String root : List.of("src/test/resources", "target/test-classes")) {
                Files.writeString(Path.of(root, "expected", name), actual);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot rewrite " + name, e);
        }
    }
}
