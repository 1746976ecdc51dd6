package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape of {@value Shapes#FILE} against one container, once by each {@link Attacker}. Whatever a line expects, this
 * holds for all: guarded code runs only for those entitled, and credits move if and only if it ran (or, where a line says
 * that running is free, not at all).
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AdversarialSuite {

    /** Requests with a key may be told that it is malformed before Crovver is asked, or after. */
    private static final String KEY = "{key}";

    private final ExecutorService crowd = Executors.newFixedThreadPool(50);
    private VaultSite site;
    private VaultSite.Books books;

    private final ServletContainer container;
    private final JaxRs jaxRs;

    AdversarialSuite(ServletContainer container, JaxRs jaxRs) {
        this.container = container;
        this.jaxRs = jaxRs;
    }

    @BeforeAll
    void deploy(@TempDir Path folder) throws Exception {
        site = open(folder);
        books = site.books();
    }

    VaultSite open(Path folder) throws Exception {
        // Whatever is asked is asked by a guard, and not in the background by a memory that grows old.
        return new VaultSite(container, VaultSite.vault(jaxRs, folder).contextParam("crovver.grantsKept", "1h"));
    }

    @AfterAll
    void stop() throws Exception {
        crowd.shutdown();
        site.stop();
        AdversarialMatrix.write();
    }

    static Stream<Shape> http1() {
        return Shapes.all().stream().filter(shape -> shape.isForHttp1() && !shape.restarts());
    }

    static Stream<Shape> http2() {
        return Shapes.all().stream().filter(Shape::isForHttp2);
    }

    static Stream<Shape> restarting() {
        return Shapes.all().stream().filter(Shape::restarts);
    }

    /** What a step did: the answers, and what moved. */
    private record Effect(List<RawAnswer> answers, int runs, long charge, long seats, int asked) {

        Set<String> statuses() {
            return answers.stream().map(RawAnswer::statuses).collect(Collectors.toSet());
        }
    }

    private interface Exchange {
        RawAnswer send(String request, Map<String, String> values);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("http1")
    void http1(Shape shape) {
        attack(shape, "h1", List.of(Attacker.values()), this::overHttp1);
    }

    /** By two of them only: what else the guards look at has no part in the protocol. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("http2")
    void http2(Shape shape) {
        attack(
                shape,
                "h2",
                List.of(Attacker.REFUSED, Attacker.ENTITLED),
                (request, values) -> RawHttp2.exchange(
                        site.uri(),
                        OddRequest.of(request, values),
                        shape.request().startsWith("h2 ")));
    }

    /** All of them around one restart, which takes longer than everything else. */
    @Test
    void aroundARestart() throws Exception {
        Map<Shape, Map<Attacker, String>> keys = new HashMap<>();
        List<Shape> shapes = restarting().toList();
        for (boolean restarted : List.of(false, true)) {
            if (restarted) {
                site.restart();
                books = site.books();
            }
            for (Shape shape : shapes) {
                int restart = shape.steps().indexOf(new Shape.Step("", 1, "restart"));
                if (!restarted) {
                    AdversarialMatrix.tried(getClass(), "h1", shape);
                }
                for (Attacker attacker : Attacker.values()) {
                    String key = keys.computeIfAbsent(shape, any -> new HashMap<>())
                            .computeIfAbsent(attacker, any -> newKey());
                    int from = restarted ? restart + 1 : 0;
                    int to = restarted ? shape.steps().size() : restart;
                    attack(shape, from, to, attacker, key, names("h1"), this::overHttp1);
                }
            }
        }
        shapes.forEach(shape -> AdversarialMatrix.passed(getClass(), "h1", shape, shape.reaches(names("h1"))));
    }

    @Test
    void file_hasAtLeast300DistinctShapes_ofWhichTwoFifthsReachTheHandler() {
        Set<String> all = names("h1");
        List<Shape> shapes = Shapes.all();

        assertThat(shapes).extracting(Shape::request).doesNotHaveDuplicates();
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(300);
        assertThat(shapes.stream().filter(shape -> shape.reaches(all)).count())
                .isGreaterThanOrEqualTo(shapes.size() * 2 / 5);
    }

    private RawAnswer overHttp1(String request, Map<String, String> values) {
        return RawHttp.exchange(site.uri(), OddRequest.of(request, values).bytes());
    }

    private void attack(Shape shape, String protocol, List<Attacker> attackers, Exchange exchange) {
        Set<String> names = names(protocol);
        AdversarialMatrix.tried(getClass(), protocol, shape);
        for (Attacker attacker : attackers) {
            attack(shape, 0, shape.steps().size(), attacker, newKey(), names, exchange);
        }
        AdversarialMatrix.passed(getClass(), protocol, shape, shape.reaches(names));
    }

    private void attack(
            Shape shape, int from, int to, Attacker attacker, String key, Set<String> names, Exchange exchange) {
        List<Outcome> outcomes = shape.outcomes(names);
        boolean free = outcomes.stream().allMatch(outcome -> outcome.charge() == 0);
        if (attacker == Attacker.BROKE && free) {
            // Whoever has the feature may do what costs nothing.
            return;
        }
        for (int i = from; i < to; i++) {
            Effect effect = run(shape.steps().get(i), attacker, key, exchange);
            check(shape + " by " + attacker + ", step " + i, outcomes.get(i), attacker, effect, shape.why());
            if (outcomes.stream().noneMatch(Outcome::asked) && !shape.request().contains(KEY)) {
                assertThat(effect.asked()).as("%s: Crovver was asked", shape).isZero();
            }
        }
    }

    private void check(String what, Outcome outcome, Attacker attacker, Effect effect, String why) {
        if (attacker == Attacker.ENTITLED) {
            assertThat(effect.charge() > 0)
                    .as(
                            "%s: charged if and only if it ran; charged %d, ran %d times",
                            what, effect.charge(), effect.runs())
                    .isEqualTo(effect.runs() > 0 && !(outcome.runs() > 0 && outcome.charge() == 0));
            assertThat(effect.runs())
                    .as("%s: runs; %s", what, effect.statuses())
                    .isEqualTo(outcome.runs());
            assertThat(effect.charge()).as("%s: charge", what).isEqualTo(outcome.charge());
        } else {
            assertThat(effect.runs()).as("%s: guarded code ran", what).isZero();
            assertThat(effect.charge()).as("%s: charged", what).isZero();
            assertThat(effect.seats()).as("%s: seats taken", what).isZero();
            assertThat(effect.answers()).as("%s: told", what).noneMatch(RawAnswer::tellsSecret);
        }
        Set<String> expected = new HashSet<>(outcome.statuses(attacker));
        if (attacker == Attacker.BROKE && what.contains(KEY)) {
            // Whether the key may be used is found out before whether there are credits.
            expected.addAll(Outcome.KEY_ANSWERS);
        }
        assertThat(effect.statuses()).as("%s: %s", what, why).isSubsetOf(expected);
    }

    private Effect run(Shape.Step step, Attacker attacker, String key, Exchange exchange) {
        Map<String, String> values = site.values(attacker, step.session(), key);
        site.crovver().clearRequests();
        List<RawAnswer> answers = step.times() == 1
                ? List.of(exchange.send(step.request(), values))
                : IntStream.range(0, step.times())
                        .mapToObj(i -> crowd.submit(() -> exchange.send(step.request(), values)))
                        .toList()
                        .stream()
                        .map(AdversarialSuite::result)
                        .toList();
        int asked = site.crovver().requests().size();
        VaultSite.Books before = books;
        books = site.books();
        return new Effect(
                answers,
                books.runs() - before.runs(),
                before.credits() - books.credits(),
                books.seats() - before.seats(),
                asked);
    }

    private static RawAnswer result(Future<RawAnswer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The conditions of outcomes that hold here: {@code jetty}, {@code jetty12.0}, {@code jersey}, {@code h1} and the like. */
    private Set<String> names(String protocol) {
        Set<String> names = new HashSet<>(Set.of(protocol));
        for (Enum<?> platform : List.of(container, jaxRs)) {
            String[] words = platform.name().toLowerCase(Locale.ROOT).split("_", -1);
            names.add(words[0]);
            names.add(words[0] + words[1] + "." + words[2]);
        }
        return names;
    }

    private static String newKey() {
        return "k-" + UUID.randomUUID();
    }
}
