package com.crovver.e2e;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles handlers into a class folder, with the annotation processor or, as happens, without. */
final class SourceCompiler {

    private SourceCompiler() {}

    /** Compiles sources of the unnamed package, given as {@code Name.java} texts that declare {@code class Name}. */
    static void compile(Path classes, boolean processor, String... sources) {
        compile(classes, processor, List.of(), sources);
    }

    /** The same, with libraries that the tests do not have. */
    static void compile(Path classes, boolean processor, List<Path> libraries, String... sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<Path> classPath = new ArrayList<>(ClassPath.entries());
        classPath.addAll(libraries);
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-classpath", join(classPath)));
        if (processor) {
            options.addAll(List.of("-processorpath", join(processorPath())));
        } else {
            options.add("-proc:none");
        }
        List<JavaFileObject> files =
                Stream.of(sources).<JavaFileObject>map(Source::new).toList();
        StringWriter messages = new StringWriter();
        try {
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (!javac.getTask(messages, null, null, options, null, files).call()) {
            throw new IllegalArgumentException(messages.toString());
        }
    }

    private static List<Path> processorPath() {
        List<Path> path = new ArrayList<>(ClassPath.jars(name -> name.startsWith("javapoet")));
        path.add(ClassPath.module("crovver-processor"));
        return path;
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + nameIn(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String nameIn(String text) {
            return text.replaceFirst("(?s).*?public (?:final |abstract )?(?:class|interface) (\\w+).*", "$1");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
