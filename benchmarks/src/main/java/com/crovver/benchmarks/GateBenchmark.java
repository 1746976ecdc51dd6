package com.crovver.benchmarks;

import com.crovver.gate.ActionKeys;
import com.crovver.gate.Admission;
import com.crovver.gate.Answers;
import com.crovver.gate.Callers;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Problems;
import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.spi.ActionView;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a request costs that is decided from memory: the engine alone, and the gate and the engine together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 50, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class GateBenchmark {

    private final Engine engine = Engine.builder(new CannedEntitlements()).build();
    private final Operation operation = new Operation("Reports#doGet", List.of(Requirement.feature("feature0")));
    private final Operation fiveFeatures = new Operation(
            "Reports#doPost",
            List.of(
                    Requirement.feature("feature0"),
                    Requirement.feature("feature1"),
                    Requirement.feature("feature2"),
                    Requirement.feature("feature3"),
                    Requirement.feature("feature4")));
    private final Caller caller = new Caller("acme", "alice");
    private final HttpServletRequest request = nothing(HttpServletRequest.class);
    private final HttpServletResponse response = nothing(HttpServletResponse.class);
    private final SignedIn view = new SignedIn();
    private final Gatekeeper gatekeeper = new Gatekeeper(
            engine,
            new Callers(
                    seen -> (String) seen.sessionAttribute("tenant"), seen -> (String) seen.sessionAttribute("user")),
            ActionKeys.parse(ActionKeys.DEFAULT, name -> {
                throw new IllegalArgumentException(name);
            }),
            new Problems(Problems.DEFAULT_TYPE_BASE, Problems.DEFAULT_CHALLENGE, null),
            new Answers("", null, null),
            new Gatekeeper.Options(false, false, null, null));

    private final Cache<Grant, Boolean> grants =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    private record Grant(String tenant, String feature) {}

    /** Made by JMH. */
    public GateBenchmark() {
        grants.put(new Grant("acme", "feature0"), true);
    }

    private static final class SignedIn implements ActionView {
        @Override
        public @Nullable Principal principal() {
            return null;
        }

        @Override
        public Object sessionAttribute(String name) {
            return name.equals("tenant") ? "acme" : "alice";
        }

        @Override
        public @Nullable Object requestAttribute(String name) {
            return null;
        }

        @Override
        public List<String> header(String name) {
            return List.of();
        }

        @Override
        public List<String> formField(String name) {
            return List.of();
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/reports";
        }

        @Override
        public @Nullable String parameter(String name) {
            return null;
        }
    }

    /** What somebody would write by hand: a cache of grants, and a look into it. */
    @Benchmark
    public boolean byHand() {
        Caller asking = new Caller((String) view.sessionAttribute("tenant"), (String) view.sessionAttribute("user"));
        Boolean granted = grants.getIfPresent(new Grant(asking.tenant(), "feature0"));
        return granted != null && granted;
    }

    /** The engine alone. */
    @Benchmark
    public Decision decision() {
        return engine.decide(operation, caller, Action.NONE);
    }

    /** The engine alone, five features. */
    @Benchmark
    public Decision fiveFeatures() {
        return engine.decide(fiveFeatures, caller, Action.NONE);
    }

    /** Exchange, caller, gate and engine. */
    @Benchmark
    public Admission gateAndDecision() {
        return gatekeeper.admit(operation, new Exchange(request, response), view, null);
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                GateBenchmark.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> null));
    }

    /**
     * Runs it and prints the tables; options as for JMH are not read. The second one has the median of the iterations, which are
     * short, and the least and the most of them: what others on the machine do disturbs the mean that JMH gives.
     */
    public static void main(String[] args) throws RunnerException {
        // JMH starts other processes, and under Maven's exec plugin our classes are not on java.class.path.
        System.setProperty("java.class.path", classPath());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(GateBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        System.out.println("\n| benchmark | ns, median of the iterations (min-max) |\n|---|---|");
        for (RunResult result : results) {
            System.out.println("| " + result.getPrimaryResult().getLabel() + " | " + iterations(result) + " |");
        }
    }

    private static Spread iterations(RunResult result) {
        return Spread.of(result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList());
    }

    private static String classPath() {
        return GateBenchmark.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
