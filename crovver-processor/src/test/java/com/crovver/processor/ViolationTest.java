package com.crovver.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One wrong program for each message: it is the only message, and it points to the mistake. */
class ViolationTest {

    /**
     * What a program in {@code bad/} is told.
     *
     * @param line what is on the line that the message points to
     */
    record Bad(Violation violation, String file, String line, String text) {}

    static Stream<Bad> bad() {
        return Stream.of(
                new Bad(
                        Violation.KEY_BLANK,
                        "BlankFeature",
                        "@Feature(\"\")",
                        "@Feature(value) is blank; write the key as the plans at Crovver spell it, for example"
                                + " \"advanced_analytics\""),
                new Bad(
                        Violation.KEY_BLANK,
                        "BlankPool",
                        "pool = \"  \"",
                        "@ConsumesCredits(pool) is blank; write the key as the plans at Crovver spell it, for example"
                                + " \"ai_generations\""),
                new Bad(
                        Violation.AMOUNT_TOO_SMALL,
                        "ZeroCredits",
                        "amount = 0",
                        "@ConsumesCredits(amount) must be at least 1, was 0; remove the annotation to charge nothing"),
                new Bad(
                        Violation.KEY_PADDED,
                        "PaddedKey",
                        "@Feature(",
                        "@Feature(value) is \"analytics\\u00a0\", with white space around it, which no key at Crovver"
                                + " has; write \"analytics\""),
                new Bad(
                        Violation.KEY_INVISIBLE,
                        "InvisibleCharacter",
                        "@Feature(",
                        "@Feature(value) is \"advanced\\u200b_analytics\", which has the invisible character U+200B in"
                                + " it; write \"advanced_analytics\""),
                new Bad(
                        Violation.PRODUCT_BLANK,
                        "BlankProduct",
                        "product = \" \"",
                        "@Feature(product) is \" \", which names no product; write the product's slug, or leave product"
                                + " out for the newest live subscription"),
                new Bad(
                        Violation.NOT_A_HANDLER,
                        "NotAHandler",
                        "@Feature(",
                        "NotAHandler is neither a servlet nor a JAX-RS resource, so nothing would enforce its"
                                + " annotations; extend jakarta.servlet.http.HttpServlet, or give a method an"
                                + " annotation such as @GET, or move the annotations to the class that answers the"
                                + " requests"),
                new Bad(
                        Violation.NOT_A_HANDLER,
                        "InterfaceWithoutOperations",
                        "@OccupiesSeat",
                        "InterfaceWithoutOperations is neither a servlet nor a JAX-RS resource"),
                new Bad(
                        Violation.NEVER_CALLED,
                        "PrivateMethod",
                        "@Feature(",
                        "PrivateMethod.doStatistics is private, and no container calls such a method; move the"
                                + " annotation to the operation that calls it, or to the class"),
                new Bad(
                        Violation.NEVER_CALLED,
                        "StaticMethod",
                        "@Feature(",
                        "StaticMethod.show is static, and no container calls such a method"),
                new Bad(
                        Violation.WRONG_PARAMETERS,
                        "WrongParameters",
                        "@ConsumesCredits(",
                        "WrongParameters.doPost(HttpServletRequest, HttpServletResponse, String) is not the doPost that"
                                + " a container calls; give it the parameters (HttpServletRequest,"
                                + " HttpServletResponse), or move the annotation to an operation that has them"),
                new Bad(
                        Violation.NOT_A_SERVLET_OPERATION,
                        "HelperMethod",
                        "@Feature(",
                        "HelperMethod.export is no operation of a servlet, those are doGet, doHead, doPost, doPut,"
                                + " doPatch, doDelete, doOptions, doTrace, service; move the annotation to the"
                                + " operation that calls it, or to the class"),
                new Bad(
                        Violation.LIFECYCLE_METHOD,
                        "LifecycleMethod",
                        "@Feature(",
                        "LifecycleMethod.init runs when the container starts or stops the handler, on behalf of no"
                                + " caller; move the annotation to an operation, or to the class"),
                new Bad(
                        Violation.NO_HTTP_METHOD,
                        "NoHttpMethod",
                        "@Feature(",
                        "NoHttpMethod.render answers no requests, since neither it nor a method that it overrides has"
                                + " an annotation for an HTTP method that applies; add one, such as @GET, or move the"
                                + " annotation to the resource method that calls it"),
                new Bad(
                        Violation.LOCATOR,
                        "Locator",
                        "@Feature(",
                        "Locator.account is a sub-resource locator, which only finds the object that answers; annotate"
                                + " the sub-resource Account, or methods of it"),
                new Bad(
                        Violation.NOT_PUBLIC,
                        "NotPublic",
                        "@Feature(",
                        "NotPublic.show is not public, and JAX-RS calls public methods only; make it public"),
                new Bad(
                        Violation.POOL_TWICE,
                        "PoolTwiceRepeated",
                        "class PoolTwiceRepeated",
                        "Pool \"ai_generations\" is charged twice for one operation, by class PoolTwiceRepeated and by"
                                + " class PoolTwiceRepeated; keep one of them, with the amount that the operation"
                                + " should cost"),
                new Bad(
                        Violation.POOL_TWICE,
                        "PoolTwiceClassAndMethod",
                        "amount = 5",
                        "by class PoolTwiceClassAndMethod and by PoolTwiceClassAndMethod.create"),
                new Bad(
                        Violation.POOL_TWICE,
                        "PoolTwiceInherited",
                        "amount = 1",
                        "by class Resource and by Api.create"),
                new Bad(
                        Violation.SERVICE_DECIDES,
                        "ServiceDecides",
                        "@ConsumesCredits(",
                        "Which doX runs is decided by the code of Front.service, so the annotations of Front.doPost"
                                + " could be passed by; put them on service or on the class"),
                new Bad(
                        Violation.OPERATION_HIDDEN,
                        "OperationHidden",
                        "show(@PathParam(\"id\") String number)",
                        "Resource.show has JAX-RS annotations but none for an HTTP method, so that those of Api.show,"
                                + " which has requirements, do not apply to it; repeat them all here, or remove"
                                + " these"),
                new Bad(
                        Violation.GUARD_NOT_WRITTEN,
                        "NameTaken",
                        "public class NameTaken",
                        "The guard bad.NameTaken_CrovverGuard could not be written: "));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void mistake_isTheOnlyMessage_atItsPlace(Bad bad) {
        JavaFileObject source = JavaFileObjects.forResource("bad/" + bad.file() + ".java");

        Compilation compilation = javac().withProcessors(new GuardProcessor()).compile(source);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadWarningCount(0);
        assertThat(compilation)
                .hadErrorContaining("[" + bad.violation().code() + "] ")
                .inFile(source)
                .onLineContaining(bad.line());
        assertThat(compilation).hadErrorContaining(bad.text());
    }

    @Test
    void everyMessage_hasAWrongProgram() {
        Set<Violation> shown = bad().map(Bad::violation).collect(Collectors.toSet());
        // Not a mistake in a program: IndexTest.
        shown.add(Violation.INDEX_NOT_WRITTEN);

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
}
