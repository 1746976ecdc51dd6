package com.crovver.docs;

import com.crovver.e2e.ClassPath;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles blocks of a page as their reader would: with the annotation processor, and every warning an error. */
final class DocumentCompiler {

    /** What blocks need not import: long lists would hide what a page is about. */
    private static final String IMPORTS = Stream.of(
                    "com.crovver.annotation",
                    "com.crovver.client",
                    "com.crovver.guard",
                    "com.crovver.model",
                    "com.crovver.servlet",
                    "com.crovver.spi",
                    "com.crovver.testkit",
                    "com.crovver.webhook",
                    "jakarta.servlet",
                    "jakarta.servlet.annotation",
                    "jakarta.servlet.http",
                    "jakarta.ws.rs",
                    "java.io",
                    "java.net",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.stream",
                    "org.junit.jupiter.api",
                    "org.junit.jupiter.api.extension")
            .map(name -> "import " + name + ".*; ")
            .collect(Collectors.joining());

    /** What pieces of methods find around them. */
    private static final String SURROUNDINGS =
            "@SuppressWarnings({\"deprecation\", \"unused\"}) public final class NAME {"
                    + " public static CrovverClient client; public static CrovverEmulator crovver;"
                    + " public static HttpServletRequest request; public static HttpServletResponse response;"
                    + " public static void run() throws Exception { ";

    private DocumentCompiler() {}

    /**
     * Compiles blocks together.
     *
     * @return what the compiler has against them; empty if nothing
     */
    static String compile(List<Block> blocks, Path classes) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-Werror",
                "-classpath",
                join(classPath(blocks)),
                "-processorpath",
                join(processorPath()),
                "-parameters");
        List<Source> sources = blocks.stream().map(Source::new).toList();
        boolean compiled =
                javac.getTask(messages, null, null, options, null, sources).call();
        return compiled ? "" : "in " + blocks + ": " + messages;
    }

    /** The class that a block was compiled to. */
    static String className(Block block) {
        return block.isSourceFile() ? block.typeName() : "Line" + block.line();
    }

    /** What blocks are compiled with: the class path of the tests, and the platforms that their notes name. */
    static List<Path> classPath(List<Block> blocks) {
        List<Path> path = new ArrayList<>(ClassPath.entries());
        blocks.stream()
                .flatMap(block -> Stream.of(block.note().split(" ")))
                .filter(word -> word.matches("[a-z]+-[0-9.]+(-ee[0-9]+)?"))
                .distinct()
                .flatMap(platform -> ClassPath.platform(platform).stream())
                .forEach(path::add);
        return path;
    }

    /** The processor and what it needs. */
    static List<Path> processorPath() {
        List<Path> path =
                new ArrayList<>(ClassPath.jars(name -> name.startsWith("javapoet") || name.startsWith("jackson-")));
        path.add(ClassPath.module("crovver-processor"));
        return path;
    }

    static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** A block as a source file; the lines of messages are those of the block. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Block block) {
            super(URI.create("string:///" + className(block) + ".java"), Kind.SOURCE);
            if (!block.isSourceFile()) {
                text = IMPORTS + SURROUNDINGS.replace("NAME", className(block)) + block.text() + "}}";
            } else {
                text = (block.text().contains("import ") ? "" : IMPORTS) + block.text();
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
