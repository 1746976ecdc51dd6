package com.crovver.processor;

import static com.crovver.guard.Requirement.credits;
import static com.crovver.guard.Requirement.feature;
import static com.crovver.guard.Requirement.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that do not exist in the first round. */
class RoundsTest {

    @TempDir
    private Path directory;

    @Test
    void generatedSupertype_isWaitedFor() {
        Project project = Project.in(directory)
                .source("app.Outer", """
                        package app;

                        public class Outer {
                            public static class Report extends Base {}
                        }
                        """)
                .processedAlsoBy(new Generator(Map.of("app.Base", """
                        package app;

                        @com.crovver.annotation.Feature("a")
                        public class Base extends jakarta.servlet.http.HttpServlet {}
                        """)))
                .compile();

        assertThat(project.guard("app.Outer$Report").everyOperation()).containsExactly(feature("a"));
        assertThat(project.guard("app.Base").everyOperation()).containsExactly(feature("a"));
    }

    @Test
    void generatedConstantsAnnotationsAndParameters_areWaitedFor() {
        Project project = Project.in(directory)
                .source("app.Orders", """
                        package app;

                        import com.crovver.annotation.ConsumesCredits;

                        public class Orders {
                            @Purge
                            @ConsumesCredits(pool = Keys.POOL, amount = Keys.COST)
                            public void purge(Order[] orders) {}
                        }
                        """)
                .processedAlsoBy(new Generator(Map.of(
                        "app.Keys",
                        "package app; class Keys { static final String POOL = \"orders\"; static final int COST = 4; }",
                        "app.Order",
                        "package app; class Order {}",
                        "app.Purge",
                        "package app; @jakarta.ws.rs.HttpMethod(\"PURGE\") @interface Purge {}")))
                .compile();

        assertThat(project.guard("app.Orders").operations())
                .containsOnly(entry("purge(app.Order[])", List.of(credits("orders", 4))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Report extends HttpServlet { SUPPRESSED OPEN GUARDED }",
                "SUPPRESSED class Report extends HttpServlet { OPEN GUARDED }",
                "SUPPRESSED class Around { static class Report extends HttpServlet { OPEN GUARDED } }",
                "class Base extends HttpServlet { SUPPRESSED OPEN } class Report extends Base { GUARDED }"
            })
    void generatedConstantOfASuppression_isWaitedFor(String code) {
        String parameters = "(HttpServletRequest request, HttpServletResponse response) {}";
        Project project = Project.in(directory)
                .source(
                        "app.Sources",
                        "package app; import jakarta.servlet.http.*; "
                                + code.replace("SUPPRESSED", "@SuppressWarnings({\"serial\", Warnings.MEANT})")
                                        .replace("OPEN", "protected void doGet" + parameters)
                                        .replace(
                                                "GUARDED",
                                                "@com.crovver.annotation.Feature(\"a\") protected void doPost"
                                                        + parameters))
                .processedAlsoBy(new Generator(Map.of(
                        "app.Warnings", "package app; class Warnings { static final String MEANT = \"crovver\"; }")))
                .compile();

        String report = code.contains("Around") ? "app.Around$Report" : "app.Report";
        assertThat(project.guard(report).operations()).containsOnly(entry("doPost", List.of(feature("a"))));
    }

    @Test
    void constantOfASuppressionThatNeverExists_isLeftToTheCompiler() {
        Project project = Project.in(directory).source("app.Report", """
                package app;

                import jakarta.servlet.http.*;

                @SuppressWarnings(Missing.CROVVER)
                public class Report extends HttpServlet {
                    @com.crovver.annotation.Feature("a")
                    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

                    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
                }
                """);

        assertThat(project.messages()).singleElement().asString().startsWith("ERROR: cannot find symbol");
    }

    @Test
    void typesThatNeverExist_areLeftToTheCompiler() {
        Project project = Project.in(directory).source("app.Report", """
                package app;

                @com.crovver.annotation.Feature(Keys.REPORT)
                public class Report extends Missing {}
                """);

        assertThat(project.messages()).hasSize(2).allMatch(message -> message.startsWith("ERROR: cannot find symbol"));
        assertThat(project.generatedSources()).isEmpty();
    }

    @Test
    void byteCodeWithAnnotationsThatAreNotOnTheClassPath_isNotWaitedFor(@TempDir Path library) throws IOException {
        Path base = Project.in(library)
                .source("lib.Marked", "package lib; @interface Marked {}")
                .source("lib.Base", """
                        package lib;

                        @com.crovver.annotation.OccupiesSeat
                        public class Base extends jakarta.servlet.http.HttpServlet {
                            @Marked
                            public void help(@Marked String text) {}
                        }
                        """)
                .compile()
                .classes();
        Files.delete(base.resolve("lib/Marked.class"));
        Project project = Project.in(directory)
                .alsoOnClassPath(base)
                .source("app.Report", "package app; public class Report extends lib.Base {}");

        assertThat(project.messages()).noneMatch(message -> message.startsWith("ERROR"));
        assertThat(project.guard("app.Report").everyOperation()).containsExactly(seat());
    }

    @Test
    void byteCodeThatNamesACostThatIsNotOnTheClassPath_isReported(@TempDir Path library) throws IOException {
        Path base = Project.in(library)
                .source("lib.PerPage", """
                        package lib;

                        public class PerPage implements com.crovver.annotation.Cost {
                            public long of(Request request) {
                                return 1;
                            }
                        }
                        """)
                .source("lib.Base", """
                        package lib;

                        @com.crovver.annotation.ConsumesCredits(pool = "pages", cost = PerPage.class)
                        public class Base extends jakarta.servlet.http.HttpServlet {}
                        """)
                .compile()
                .classes();
        Files.delete(base.resolve("lib/PerPage.class"));
        Project project = Project.in(directory)
                .alsoOnClassPath(base)
                .source("app.Report", "package app; public class Report extends lib.Base {}");

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV403] Report cannot be guarded, since class Base, which it inherits, refers to a"
                        + " class that is missing");
    }

    @Test
    void inheritedMethodThatIsNoOperation_mayReferToAClassThatIsMissing(@TempDir Path library) throws IOException {
        Path base = Project.in(library)
                .source("lib.Template", "package lib; public class Template {}")
                .source("lib.Base", """
                        package lib;

                        public class Base extends jakarta.servlet.http.HttpServlet {
                            protected void render(Template template) {}
                        }
                        """)
                .compile()
                .classes();
        Files.delete(base.resolve("lib/Template.class"));
        Project project = Project.in(directory)
                .alsoOnClassPath(base)
                .source("app.Report", """
                        package app;

                        import jakarta.servlet.http.*;

                        public class Report extends lib.Base {
                            @Override
                            @com.crovver.annotation.Feature("reports")
                            protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
                        }
                        """)
                .compile();

        assertThat(project.guard("app.Report").operations()).containsOnlyKeys("doGet");
    }

    @Test
    void mistakeOfASupertype_isToldOnce_thoughASubclassIsReadInALaterRound() {
        Project project = Project.in(directory)
                .source("app.Base", """
                        package app;

                        @com.crovver.annotation.Feature("")
                        public class Base extends jakarta.servlet.http.HttpServlet {}
                        """)
                .source("app.Report", "package app; public class Report extends Base implements Written {}")
                .processedAlsoBy(new Generator(Map.of("app.Written", "package app; public interface Written {}")));

        assertThat(project.messages()).singleElement().asString().contains("[CRV101]");
    }

    /** Writes sources in the first round. */
    private static final class Generator extends AbstractProcessor {
        private final Map<String, String> sources;

        Generator(Map<String, String> sources) {
            this.sources = new TreeMap<>(sources);
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            sources.forEach(this::write);
            sources.clear();
            return false;
        }

        private void write(String name, String source) {
            try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
                writer.write(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
