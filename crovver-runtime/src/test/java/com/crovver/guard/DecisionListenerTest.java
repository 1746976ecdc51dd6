package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.Access;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What listeners hear, and that they cannot disturb a request. */
class DecisionListenerTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Requirement.Feature FEATURE = Requirement.feature("reports");
    private static final Requirement.Seat SEAT = Requirement.seat();
    private static final Requirement.Credits CREDITS = Requirement.credits("pool", 5);
    private static final Operation EVERYTHING = new Operation("Handler#doPost", List.of(CREDITS, SEAT, FEATURE));

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final List<DecisionEvent> heard = new ArrayList<>();

    private Engine engine(DecisionListener... listeners) {
        EngineBuilder builder = Engine.builder(crovver).clock(time).ticker(time);
        List.of(listeners).forEach(builder::listener);
        return builder.build();
    }

    @Test
    void everyRequirement_isHeardOf_withOutcomeSourceAgeAndDuration() {
        crovver.hardPools.put("pool", 5L);
        crovver.access = () -> {
            time.pass(Duration.ofMillis(30));
            return new Access(true, null);
        };
        try (Engine engine = engine(heard::add)) {
            engine.decide(EVERYTHING, ALICE, Action.minted("1", ""));
            engine.decide(EVERYTHING, ALICE, Action.minted("2", ""));
        }

        List<DecisionEvent.Decided> decided = decided();
        assertThat(decided)
                .extracting(DecisionEvent.Decided::requirement)
                .containsExactly(FEATURE, SEAT, CREDITS, FEATURE, SEAT, CREDITS);
        assertThat(decided)
                .extracting(DecisionEvent.Decided::outcome)
                .startsWith(DecisionEvent.Outcome.ALLOWED, DecisionEvent.Outcome.ALLOWED, DecisionEvent.Outcome.ALLOWED)
                .endsWith(DecisionEvent.Outcome.REFUSED);
        assertThat(decided.get(0).basis().source()).isEqualTo(Basis.Source.ASKED);
        assertThat(decided.get(0).duration()).isEqualTo(Duration.ofMillis(30));
        assertThat(decided.get(3).basis().source()).isEqualTo(Basis.Source.CACHED);
        assertThat(decided.get(3).basis().age()).isEqualTo(Duration.ofMillis(30));
        assertThat(decided).allSatisfy(event -> {
            assertThat(event.tenant()).isEqualTo("acme");
            assertThat(event.operation()).isEqualTo("Handler#doPost");
            assertThat(event.toString()).doesNotContain("alice");
        });
    }

    @Test
    void notKnowing_isHeardOf() {
        crovver.access = () -> {
            throw new CrovverTransportException("no answer", 1, new IOException());
        };
        try (Engine engine = engine(heard::add)) {
            engine.check(FEATURE, ALICE);
        }

        assertThat(decided()).extracting(DecisionEvent.Decided::outcome).containsExactly(DecisionEvent.Outcome.UNKNOWN);
    }

    @Test
    void chargeOfTheApplicationsOwn_isHeardOf() {
        crovver.hardPools.put("pool", 7L);
        try (Engine engine = engine(heard::add)) {
            assertThat(engine.consume("acme", "pool", 5, "order-7").taken()).isTrue();
            assertThat(engine.consume("acme", "pool", 5, "order-8").taken()).isFalse();
        }

        assertThat(heard)
                .extracting(event -> (DecisionEvent.Charged) event)
                .allSatisfy(charged -> {
                    assertThat(charged.tenant()).isEqualTo("acme");
                    assertThat(charged.operation()).isEmpty();
                    assertThat(charged.credits()).isEqualTo(CREDITS);
                })
                .extracting(charged -> charged.result().remaining())
                .containsExactly(2L, 2L);
    }

    @Test
    void listenerThatThrows_disturbsNeitherTheRequestNorTheOthers() {
        DecisionListener broken = event -> {
            throw new IllegalStateException("broken listener");
        };
        try (Engine engine = engine(broken, heard::add)) {
            assertThat(engine.check(FEATURE, ALICE)).isInstanceOf(Decision.Allowed.class);
        }

        assertThat(heard).hasSize(1);
    }

    static Stream<Throwable> thrown() {
        return Stream.of(
                new AssertionError("alice"),
                new StackOverflowError("alice"),
                new NoClassDefFoundError("alice"),
                new IOException("alice"),
                new IllegalStateException("alice", new IOException("alice")));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void listenerThatThrowsAnything_letsTheWorkRunThatWasPaid_andItsTextIsNotLogged(Throwable thrown) {
        crovver.hardPools.put("pool", 5L);
        DecisionListener broken = event -> sneak(thrown);
        HeardLog log = HeardLog.of(DecisionListeners.class);
        try (Engine engine = engine(broken)) {
            Operation paid = new Operation("Handler#doPost", List.of(CREDITS));
            assertThat(engine.decide(paid, ALICE, Action.named("1", ""))).isInstanceOf(Decision.Allowed.class);
        } finally {
            log.close();
        }

        assertThat(log.records()).isNotEmpty().allSatisfy(record -> {
            assertThat(record.getMessage()).doesNotContain("alice");
            assertThat(record.getThrown())
                    .hasNoCause()
                    .hasMessageContaining(broken.getClass().getName())
                    .hasMessageEndingWith(thrown.getClass().getName());
            assertThat(record.getThrown().getStackTrace()).isEqualTo(thrown.getStackTrace());
        });
    }

    @SuppressWarnings("unchecked") // Java cannot tell, which is the point.
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void errorAfterCrovverTookTheCredits_leavesTheKeyUsable() {
        crovver.hardPools.put("pool", 5L);
        crovver.beforeAnswer = () -> {
            throw new AssertionError("a bug");
        };
        try (Engine engine = engine()) {
            Operation paid = new Operation("Handler#doPost", List.of(CREDITS));
            Action action = Action.named("1", "");
            assertThatThrownBy(() -> engine.decide(paid, ALICE, action)).isInstanceOf(AssertionError.class);

            assertThat(engine.decide(paid, ALICE, action)).isInstanceOf(Decision.Allowed.class);
        }
    }

    private List<DecisionEvent.Decided> decided() {
        List<DecisionEvent.Decided> decided = new ArrayList<>();
        heard.forEach(event -> event.fold(decided::add, charged -> false));
        return decided;
    }
}
