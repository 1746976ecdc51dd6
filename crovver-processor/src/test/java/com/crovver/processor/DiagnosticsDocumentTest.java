package com.crovver.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * {@code docs/diagnostics.md} shows every message with the programs of these tests, and what the compiler prints for them.
 * After a wanted change, run {@code mvn -pl crovver-processor -am test -Dtest=DiagnosticsDocumentTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.rewrite=true}, and read the difference before committing it.
 */
class DiagnosticsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/diagnostics.md");

    static final List<String> TEN = List.of(
            "Invoices",
            "Upload",
            "Summaries",
            "Translations",
            "Search",
            "Boards",
            "Dispatcher",
            "Members",
            "Checkout",
            "Analytics");

    @Test
    void document_isWhatTheCatalogueOfMessagesSays() throws IOException {
        String document = document();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void eachOfTheTen_makesOneMistake_andIsRightWithoutIt(String program) {
        assertThat(told("wrong/" + program, List.of())).hasSize(1);
        assertThat(told("right/" + program, List.of())).isEmpty();
    }

    private static String document() {
        StringBuilder text = new StringBuilder(Project.read("diagnostics-head.md"));
        text.append(Stream.of(Violation.values())
                .map(DiagnosticsDocumentTest::section)
                .collect(Collectors.joining()));
        text.append(Project.read("diagnostics-ten.md"));
        TEN.forEach(program -> text.append(example(program)));
        return text.toString();
    }

    private static String section(Violation violation) {
        String title = violation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String heading = "\n## %s %s%s\n".formatted(violation.code(), title, violation.isWarning() ? " (warning)" : "");
        return heading
                + WrongProgram.ALL.stream()
                        .filter(program -> program.violation() == violation)
                        .findFirst()
                        .map(DiagnosticsDocumentTest::examples)
                        .orElseGet(() -> "\n" + block("", shape(violation)));
    }

    /** The text with dots for its values. */
    private static String shape(Violation violation) {
        return violation.text().replaceAll("%[a-zA-Z0-9]+", "...");
    }

    private static String examples(WrongProgram program) {
        return "\n" + code("bad/" + program.file()) + "\n"
                + block("", printed("bad/" + program.file(), program.options()))
                + "\nInstead:\n\n" + code("fixed/" + program.file());
    }

    private static String example(String program) {
        return "\n### " + program + "\n\n" + code("wrong/" + program) + "\n"
                + block("", printed("wrong/" + program, List.of()))
                + "\n<details><summary>What to write</summary>\n\n" + code("right/" + program) + "\n</details>\n";
    }

    private static String code(String program) {
        return block(
                "java",
                Project.read(program + ".java")
                        .replaceFirst("package \\w+;\\s+", "")
                        .strip());
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text + "\n```\n";
    }

    /** As javac prints it, with the line that the document's example has it in. */
    private static String printed(String program, List<String> options) {
        Diagnostic<? extends JavaFileObject> message = told(program, options).get(0);
        String file = program.substring(program.indexOf('/') + 1) + ".java";
        String source = Project.read(program + ".java");
        int shown =
                source.length() - source.replaceFirst("package \\w+;\\s+", "").length();
        long hidden = source.substring(0, shown).lines().count();
        String line = source.lines().toList().get((int) message.getLineNumber() - 1);
        return "%s:%d: %s%s%n%s%n%s^"
                .formatted(
                        file,
                        message.getLineNumber() - hidden,
                        message.getKind() == Diagnostic.Kind.ERROR ? "error: " : "warning: ",
                        message.getMessage(Locale.ROOT),
                        line,
                        " ".repeat((int) message.getColumnNumber() - 1))
                .replace(System.lineSeparator(), "\n");
    }

    private static List<Diagnostic<? extends JavaFileObject>> told(String program, List<String> options) {
        Compilation compilation = javac().withProcessors(new GuardProcessor())
                .withOptions(options)
                .compile(JavaFileObjects.forResource(program + ".java"));
        return Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
                .collect(Collectors.toList());
    }
}
