package com.crovver.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.Guard;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.GET;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A user's project: compiles sources into a real directory, where earlier compilations may have left something. */
final class Project {

    static final Path ANNOTATIONS = locationOf(Guard.class);
    static final Path SERVLET_API = locationOf(HttpServlet.class);
    static final Path JAXRS_API = locationOf(GET.class);

    private final Path directory;
    private final Path classes;
    private final Path generated;
    private final List<Path> classPath = new ArrayList<>(List.of(ANNOTATIONS, SERVLET_API, JAXRS_API));
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> alreadyCompiled = new ArrayList<>();
    private final List<Processor> ours = new ArrayList<>(List.of(new GuardProcessor(), new IndexProcessor()));
    private JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private StandardLocation libraries = StandardLocation.CLASS_PATH;

    private Project(Path directory) {
        this.directory = directory;
        this.classes = directory.resolve("classes");
        this.generated = directory.resolve("generated");
    }

    static Project in(Path directory) {
        return new Project(directory);
    }

    /** Adds a source whose name is that of a test resource. */
    Project resource(String name) {
        return source(name.replaceFirst("\\.java$", ""), read(name));
    }

    Project source(String name, String code) {
        sources.add(new Source(name.replace('.', '/'), code));
        return this;
    }

    Project classPath(Path... paths) {
        classPath.clear();
        classPath.addAll(List.of(paths));
        return this;
    }

    Project alsoOnClassPath(Path path) {
        classPath.add(path);
        return this;
    }

    /** Compiles modules; what the runtime's module requires is there too. */
    Project onModulePath() {
        libraries = StandardLocation.MODULE_PATH;
        for (String required : List.of(
                "com.fasterxml.jackson.annotation.JsonProperty",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.github.benmanes.caffeine.cache.Cache",
                "org.jspecify.annotations.NullMarked")) {
            classPath.add(locationOf(required));
        }
        return this;
    }

    Project processedAlsoBy(Processor processor) {
        processors.add(processor);
        return this;
    }

    /** Has the processors found on a path, which must have ours too, as build tools do. */
    Project processorPath(List<Path> path) {
        ours.clear();
        return options(
                "-processorpath", path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    /** Has our processors run as a build tool wraps them. */
    Project wrapped(UnaryOperator<Processor> wrapper) {
        ours.replaceAll(wrapper);
        return this;
    }

    /** Hands over classes that are compiled already, for processors that want to see them again. */
    Project alreadyCompiled(String... names) {
        alreadyCompiled.addAll(List.of(names));
        return this;
    }

    Project compiledBy(JavaCompiler other) {
        compiler = other;
        return this;
    }

    Project options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Path classes() {
        return classes;
    }

    /** Compiles, and fails the test on any error. */
    Project compile() {
        assertThat(messages()).isEmpty();
        return this;
    }

    /** Compiles, and returns what the compiler and the processors say. */
    List<String> messages() {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, null, null)) {
            Files.createDirectories(classes);
            Files.createDirectories(generated);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
            files.setLocationFromPaths(libraries, classPathWithOutput());
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, collector, options, alreadyCompiled, sourcesFor(files));
            if (!options.contains("-proc:none") && !ours.isEmpty()) {
                processors.addAll(ours);
                task.setProcessors(processors);
            }
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collector.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(each -> each.getKind() + ": " + each.getMessage(null))
                .toList();
    }

    /** The sources in memory, but as files where a compiler other than javac wants them. */
    private Iterable<? extends JavaFileObject> sourcesFor(StandardJavaFileManager files) throws IOException {
        if (compiler.getClass().getName().startsWith("com.sun.")) {
            return sources;
        }
        List<Path> written = new ArrayList<>();
        for (JavaFileObject source : sources) {
            Path file = directory.resolve("sources" + source.toUri().getPath());
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, source.getCharContent(false)));
        }
        return files.getJavaFileObjectsFromPaths(written);
    }

    /** The guard of a handler, made as the run time makes it. */
    Guard guard(String handler) {
        try {
            return (Guard)
                    loader().loadClass(handler + Guard.SUFFIX).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no guard of " + handler, e);
        }
    }

    boolean hasGuard(String handler) {
        return Files.exists(classes.resolve(handler.replace('.', '/') + Guard.SUFFIX + ".class"));
    }

    String index() {
        return text(classes.resolve(IndexWriter.PATH));
    }

    boolean hasIndex() {
        return Files.exists(classes.resolve(IndexWriter.PATH));
    }

    String generatedSource(String guard) {
        return text(generated.resolve(guard.replace('.', '/') + ".java"));
    }

    /** All generated sources, one after the other. */
    String generatedSources() {
        try (Stream<Path> files = Files.walk(generated)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Project::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String resource) {
        try (InputStream input = Project.class.getResourceAsStream("/" + resource)) {
            assertThat(input).as(resource).isNotNull();
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> classPathWithOutput() {
        List<Path> all = new ArrayList<>(classPath);
        all.add(classes);
        return all;
    }

    private ClassLoader loader() {
        URL[] urls = classPathWithOutput().stream()
                .filter(path -> !path.equals(ANNOTATIONS))
                .map(Project::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, Guard.class.getClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a class is that the tests are not compiled against. */
    static Path locationOf(String name) {
        try {
            return locationOf(Class.forName(name, false, Project.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }

    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String path, String code) {
            super(URI.create("memory:///" + path + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
