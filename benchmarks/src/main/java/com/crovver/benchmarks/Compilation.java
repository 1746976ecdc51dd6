package com.crovver.benchmarks;

import com.crovver.guard.Guard;
import com.sun.management.ThreadMXBean;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What it took javac to compile a number of handlers. It works in one thread, so what counts is the time for which that
 * thread had a processor: the same whatever else the machine does.
 */
record Compilation(double milliseconds, double megabytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Compiles handlers in this thread, with nothing left on disk. */
    static Compilation of(int handlers, Processor... processors) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path directory = Files.createTempDirectory("handlers");
        List<HandlerSource> sources =
                IntStream.range(0, handlers).mapToObj(HandlerSource::new).toList();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(directory));
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH, List.of(locationOf(Guard.class), locationOf(HttpServlet.class)));
            List<String> options = processors.length == 0 ? List.of("-proc:none") : List.of();
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, null, options, null, sources);
            if (processors.length > 0) {
                task.setProcessors(List.of(processors));
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            if (!task.call()) {
                throw new IllegalStateException("the handlers do not compile");
            }
            return new Compilation(
                    (THREADS.getCurrentThreadCpuTime() - start) / 1e6,
                    (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1e6);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
