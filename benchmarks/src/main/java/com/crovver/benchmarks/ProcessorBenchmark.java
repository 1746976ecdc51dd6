package com.crovver.benchmarks;

import com.crovver.guard.Guard;
import com.crovver.processor.GuardProcessor;
import com.crovver.processor.IndexProcessor;
import com.sun.management.ThreadMXBean;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** What compiling annotated handlers costs with the processor, with one that does nothing, and with none, in turn. */
public final class ProcessorBenchmark {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Measured(double milliseconds, double megabytes) {}

    private record Round(Measured none, Measured noOp, Measured kit) {}

    private ProcessorBenchmark() {}

    /** Prints a line for each number of handlers; {@code -Dhandlers=1000,5000} and {@code -Drounds=9} change it. */
    public static void main(String... arguments) throws IOException {
        int rounds = Integer.getInteger("rounds", 9);
        System.out.println("handlers | no-op/none | kit/no-op (min-max) | bytes kit/no-op | kit us per handler");
        for (String count : System.getProperty("handlers", "1000,5000").split(",")) {
            int handlers = Integer.parseInt(count);
            measure(handlers);
            List<Round> all = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                all.add(measure(handlers));
            }
            print(handlers, all);
        }
    }

    private static void print(int handlers, List<Round> rounds) {
        double[] ratios = sorted(
                rounds, round -> round.kit().milliseconds() / round.noOp().milliseconds());
        System.out.printf(
                "%d | %.3f | %.3f (%.3f-%.3f) | %.3f | %.0f%n",
                handlers,
                median(sorted(
                        rounds,
                        round -> round.noOp().milliseconds() / round.none().milliseconds())),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1],
                median(sorted(
                        rounds, round -> round.kit().megabytes() / round.noOp().megabytes())),
                median(sorted(rounds, round -> round.kit().milliseconds() * 1000 / handlers)));
    }

    private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] values = rounds.stream().mapToDouble(value).toArray();
        Arrays.sort(values);
        return values;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static Round measure(int handlers) throws IOException {
        return new Round(
                compile(handlers, List::of),
                compile(handlers, () -> List.of(new NoOp())),
                compile(handlers, () -> List.of(new GuardProcessor(), new IndexProcessor())));
    }

    private static Measured compile(int handlers, Supplier<List<Processor>> processors) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path directory = Files.createTempDirectory("handlers");
        List<JavaFileObject> sources = IntStream.range(0, handlers)
                .<JavaFileObject>mapToObj(Handler::new)
                .toList();
        List<Processor> used = processors.get();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(directory));
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH, List.of(locationOf(Guard.class), locationOf(HttpServlet.class)));
            List<String> options = used.isEmpty() ? List.of("-proc:none") : List.of();
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, null, options, null, sources);
            if (!used.isEmpty()) {
                task.setProcessors(used);
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            if (!task.call()) {
                throw new IllegalStateException("the handlers do not compile");
            }
            return new Measured(
                    (System.nanoTime() - start) / 1e6, (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1e6);
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

    private static final class NoOp extends AbstractProcessor {

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
            return false;
        }
    }

    /** A servlet with two operations and some work in each. */
    private static final class Handler extends SimpleJavaFileObject {

        private final int number;

        Handler(int number) {
            super(URI.create("memory:///app/Handler" + number + ".java"), Kind.SOURCE);
            this.number = number;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return """
                    package app;

                    import com.crovver.annotation.ConsumesCredits;
                    import com.crovver.annotation.Feature;
                    import jakarta.servlet.http.HttpServlet;
                    import jakarta.servlet.http.HttpServletRequest;
                    import jakarta.servlet.http.HttpServletResponse;
                    import java.io.IOException;
                    import java.util.ArrayList;
                    import java.util.List;
                    import java.util.stream.Collectors;

                    @Feature("feature_%1$d")
                    public class Handler%1$d extends HttpServlet {
                        private static final long serialVersionUID = 1L;
                        private final transient List<String> lines = new ArrayList<>();

                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                            String wanted = request.getParameter("wanted");
                            List<String> found = lines.stream()
                                    .filter(line -> wanted == null || line.contains(wanted))
                                    .map(String::strip)
                                    .sorted()
                                    .collect(Collectors.toList());
                            for (String line : found) {
                                response.getWriter().println(escaped(line));
                            }
                        }

                        @Override
                        @ConsumesCredits(pool = "pool_%1$d", amount = 5)
                        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                            String text = request.getParameter("text");
                            if (text == null || text.isBlank()) {
                                response.setStatus(400);
                                return;
                            }
                            lines.add(text.strip());
                            response.setStatus(201);
                            response.setHeader("Location", request.getRequestURI() + "/" + lines.size());
                        }

                        private static String escaped(String line) {
                            return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                        }
                    }
                    """.formatted(number);
        }
    }
}
