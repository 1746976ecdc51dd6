package com.crovver.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One wrong program for each message: it is the only message, and it points to the mistake. */
class ViolationTest {

    @ParameterizedTest
    @FieldSource("com.crovver.processor.WrongProgram#ALL")
    void mistake_isTheOnlyMessage_atItsFileLineAndColumn(WrongProgram wrong) {
        JavaFileObject source = JavaFileObjects.forResource("bad/" + wrong.file() + ".java");

        List<Diagnostic<? extends JavaFileObject>> told = told(source, wrong.options());

        assertThat(told).hasSize(1);
        Diagnostic<? extends JavaFileObject> message = told.get(0);
        assertThat(message.getMessage(Locale.ROOT))
                .startsWith("[" + wrong.violation().code() + "] ")
                .contains(wrong.text());
        assertThat(message.getKind()).isEqualTo(wrong.violation().kind());
        assertThat(message.getSource()).isEqualTo(source);
        List<String> lines =
                Project.read("bad/" + wrong.file() + ".java").lines().toList();
        String line = lines.get((int) message.getLineNumber() - 1);
        assertThat(line).contains(wrong.line());
        assertThat(line.substring((int) message.getColumnNumber() - 1)).startsWith(wrong.column());
    }

    @ParameterizedTest
    @MethodSource("shown")
    void correctedProgram_isToldNothing(WrongProgram wrong) {
        assertThat(told(JavaFileObjects.forResource("fixed/" + wrong.file() + ".java"), wrong.options()))
                .isEmpty();
    }

    /** The first program of each message. */
    static Collection<WrongProgram> shown() {
        return WrongProgram.ALL.stream()
                .collect(Collectors.toMap(WrongProgram::violation, each -> each, (first, other) -> first, TreeMap::new))
                .values();
    }

    private static List<Diagnostic<? extends JavaFileObject>> told(JavaFileObject source, List<String> options) {
        Compilation compilation = javac().withProcessors(new GuardProcessor())
                .withOptions(options)
                .compile(source);
        return Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
                .collect(Collectors.toList());
    }

    @Test
    void everyMessage_hasAWrongProgram() {
        Set<Violation> shown =
                WrongProgram.ALL.stream().map(WrongProgram::violation).collect(Collectors.toSet());
        // Not a mistake in a program: IndexTest, RoundsTest, CatalogueTest. Or one of several files: ServletGuardTest.
        shown.addAll(Set.of(
                Violation.INDEX_NOT_WRITTEN,
                Violation.NOT_READABLE,
                Violation.CATALOGUE_NOT_READABLE,
                Violation.JSP_PAGE));

        assertThat(shown).containsExactlyInAnyOrder(Violation.values());
    }

    @Test
    void everyMessage_hasANumberOfItsOwn() {
        assertThat(Arrays.stream(Violation.values()).map(Violation::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("CRV\\d{3}"));
    }

    @Test
    void mistakeInOneClass_doesNotKeepOthersFromTheirs(@TempDir Path directory) {
        Project project = Project.in(directory)
                .resource("bad/BlankFeature.java")
                .resource("bad/ZeroCredits.java")
                .source("good.Ping", """
                        package good;

                        @com.crovver.annotation.OccupiesSeat
                        public class Ping extends jakarta.servlet.http.HttpServlet {}
                        """);

        assertThat(project.messages()).hasSize(2).allMatch(message -> message.contains("[CRV10"));
        assertThat(project.generatedSources())
                .contains("class Ping_CrovverGuard")
                .doesNotContain("BlankFeature")
                .doesNotContain("ZeroCredits");
        assertThat(project.hasIndex()).isFalse();
    }

    @Test
    void mistakeInByteCode_isToldAtTheClassThatInheritsIt(@TempDir Path library, @TempDir Path directory) {
        Path base = Project.in(library)
                .source("lib.Base", """
                        package lib;

                        @com.crovver.annotation.Feature(" ")
                        public class Base extends jakarta.servlet.http.HttpServlet {}
                        """)
                .options("-proc:none")
                .compile()
                .classes();
        Project project = Project.in(directory)
                .alsoOnClassPath(base)
                .source("app.First", "package app; public class First extends lib.Base {}")
                .source("app.Second", "package app; public class Second extends First {}");

        assertThat(project.messages()).singleElement().asString().contains("[CRV101]");
        assertThat(project.generatedSources()).isEmpty();
    }

    @Test
    void costThatIsNone_isLeftToTheCompiler(@TempDir Path directory) {
        Project project = Project.in(directory).source("app.Report", """
                package app;

                @com.crovver.annotation.ConsumesCredits(pool = "pages", cost = String.class)
                public class Report extends jakarta.servlet.http.HttpServlet {}
                """);

        assertThat(project.messages()).singleElement().asString().contains("cannot be converted");
    }

    @Test
    void costOutOfReachOfTheGuardInAnotherPackage_isToldThere(@TempDir Path directory) {
        Project project = Project.in(directory)
                .source("lib.Base", """
                        package lib;

                        @com.crovver.annotation.ConsumesCredits(pool = "pages", cost = Costs.PerPage.class)
                        public class Base extends jakarta.servlet.http.HttpServlet {}

                        class Costs {
                            public static class PerPage implements com.crovver.annotation.Cost {
                                public long of(Request request) {
                                    return 1;
                                }
                            }
                        }
                        """)
                .source("app.Child", "package app; public class Child extends lib.Base {}");

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith(
                        "ERROR: [CRV112] PerPage computes costs, but is nested in Costs, which the generated guard of"
                                + " Child cannot name since it is not public");
    }

    @Test
    void requirementOfOperations_onInterface_isFine(@TempDir Path directory) {
        Project project = Project.in(directory).source("app.Api", """
                package app;

                @com.crovver.annotation.Feature("orders")
                public interface Api {
                    @jakarta.ws.rs.POST
                    @com.crovver.annotation.OccupiesSeat
                    void create();
                }
                """);

        assertThat(project.compile().generatedSources()).isEmpty();
    }

    @Test
    void differentRequirements_ofASuperclassAndAnInterface_areToldAtTheHeirOfBoth(@TempDir Path directory) {
        Project project = Project.in(directory)
                .source("app.Api", api("Api", "api"))
                .source("app.Base", """
                        package app;

                        public class Base {
                            @jakarta.ws.rs.POST
                            @com.crovver.annotation.Feature("base")
                            public void run() {}
                        }
                        """)
                .source("app.Orders", "package app; public class Orders extends Base implements Api {}")
                .source("app.Child", "package app; public class Child extends Orders { public void run() {} }");

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV309] Orders.run inherits the requirements of Base.run and those of Api.run");
    }

    @Test
    void abstractClassThatInheritsDifferentRequirements_isFine_ifWhoExtendsItDeclaresWhatHolds(
            @TempDir Path directory) {
        Project project = Project.in(directory)
                .source("app.One", api("One", "one"))
                .source("app.Two", api("Two", "two"))
                .source("app.Base", "package app; public abstract class Base implements One, Two {}")
                .source(
                        "app.Orders",
                        "package app; public class Orders extends Base {"
                                + " @com.crovver.annotation.Feature(\"one\") public void run() {} }");

        assertThat(project.messages()).isEmpty();
    }

    @Test
    void interfacesAtDifferentDistance_areEquallyNear(@TempDir Path directory) {
        Project project = Project.in(directory)
                .source("app.Far", api("Far", "far"))
                .source("app.Between", "package app; public interface Between extends Far {}")
                .source("app.Near", api("Near", "near"))
                .source(
                        "app.Orders",
                        "package app; public class Orders implements Between, Near { public void run() {} }");

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV309] Orders.run inherits the requirements of Far.run and those of Near.run");
    }

    @Test
    void interfaceThatInheritsDifferentRequirements_isFine_ifWhoImplementsItDeclaresWhatHolds(@TempDir Path directory) {
        Project project = Project.in(directory)
                .source("app.One", api("One", "one"))
                .source("app.Other", api("Other", "other"))
                .source("app.Both", "package app; public interface Both extends One, Other {}")
                .source("app.Orders", """
                        package app;

                        public class Orders implements Both {
                            @com.crovver.annotation.Feature("both")
                            public void run() {}
                        }
                        """);

        assertThat(project.messages()).isEmpty();
    }

    @Test
    void inheritedRequirementThatNoRequestMeets_isToldOnce_atAClassThatRuns(@TempDir Path directory) {
        Project project = Project.in(directory)
                .source("app.Exporting", """
                        package app;

                        @SuppressWarnings("crovver")
                        public interface Exporting {
                            @com.crovver.annotation.Feature("data_export")
                            default void export() {}
                        }
                        """)
                .source(
                        "app.Base",
                        "package app; public abstract class Base extends jakarta.servlet.http.HttpServlet"
                                + " implements Exporting {}")
                .source("app.First", "package app; public class First extends Base {}")
                .source(
                        "app.Second",
                        "package app; public class Second extends Base { @Override public void export() {} }");

        assertThat(project.messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV204] Exporting.export is no operation of a servlet");
        assertThat(project.generatedSources()).isEmpty();
    }

    private static String api(String name, String feature) {
        return """
                package app;

                public interface %s {
                    @jakarta.ws.rs.POST
                    @com.crovver.annotation.Feature("%s")
                    void run();
                }
                """.formatted(name, feature);
    }

    @Test
    void largestAmount_isFine(@TempDir Path directory) {
        Project project = Project.in(directory).source("app.Upload", """
                package app;

                @com.crovver.annotation.ConsumesCredits(pool = "bytes", amount = 1_000_000_000)
                public class Upload extends jakarta.servlet.http.HttpServlet {}
                """);

        assertThat(project.messages()).isEmpty();
    }

    @Test
    void methodThatHidesAnother_andIsMisplacedItself_isToldOnce(@TempDir Path directory) {
        Project project = Project.in(directory).source("app.Orders", """
                package app;

                import com.crovver.annotation.*;
                import jakarta.ws.rs.*;

                public class Orders implements Api {
                    @Override
                    @Path("orders")
                    @OccupiesSeat
                    public void create() {}
                }

                interface Api {
                    @POST
                    @Feature("orders")
                    void create();
                }
                """);

        assertThat(project.messages()).singleElement().asString().contains("Orders.create");
    }

    @Test
    void costWhosePublicConstructorWantsSomething_cannotBeCreated(@TempDir Path directory) {
        Project project = Project.in(directory).source("app.Prints", """
                package app;

                import com.crovver.annotation.*;

                @ConsumesCredits(pool = "prints", cost = Prints.PerPage.class)
                public class Prints extends jakarta.servlet.http.HttpServlet {
                    public static class PerPage implements Cost {
                        public PerPage(int price) {}

                        @Override
                        public long of(Request request) {
                            return 1;
                        }
                    }
                }
                """);

        assertThat(project.messages()).singleElement().asString().startsWith("ERROR: [CRV111] PerPage computes costs");
    }

    @Test
    void lifecycleMethodOfAResource_isKnownByItsAnnotation(@TempDir Path directory) {
        Project project = Project.in(directory)
                .source("jakarta.annotation.PostConstruct", """
                        package jakarta.annotation;

                        public @interface PostConstruct {}
                        """)
                .source("app.Desk", """
                        package app;

                        @jakarta.ws.rs.Path("desk")
                        public class Desk {
                            @jakarta.annotation.PostConstruct
                            @com.crovver.annotation.OccupiesSeat
                            public void open() {}

                            @jakarta.ws.rs.GET
                            public String show() {
                                return "";
                            }
                        }
                        """);

        assertThat(project.messages())
                .filteredOn(message -> message.startsWith("ERROR"))
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV205] Desk.open runs when the container starts or stops the handler");
    }
}
