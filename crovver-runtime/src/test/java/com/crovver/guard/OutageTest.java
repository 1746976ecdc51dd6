package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.crovver.annotation.OutagePolicy;
import com.crovver.model.Access;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds while Crovver cannot be asked. The fault matrix shows the same with real faults. */
class OutageTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Requirement.Feature FEATURE = Requirement.feature("reports");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final Engine engine = builder().build();

    private EngineBuilder builder() {
        return Engine.builder(crovver).clock(time).ticker(time);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void lastKnownGrant_countsForTenMinutes_andIsMarked() {
        check(FEATURE);
        fail(outage());
        time.pass(Duration.ofMinutes(10));

        Decision within = check(FEATURE);
        time.pass(Duration.ofMillis(1));

        assertThat(within).isInstanceOf(Decision.Allowed.class);
        assertThat(within.basis().source()).isEqualTo(Basis.Source.STALE);
        assertThat(within.basis().age()).isEqualTo(Duration.ofMinutes(10));
        assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void nothingKnown_refuses() {
        fail(outage());

        assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void lastAnswerWasARefusal_isNoLongerTold_sinceTheTenantMayHavePaid() {
        crovver.access = () -> new Access(false, null);
        check(FEATURE);
        time.pass(Duration.ofSeconds(2));
        fail(outage());

        assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
    }

    /** As old as it is when it arrives, it is not remembered; but the grant before it is not the last answer any more. */
    @Test
    void refusalThatTookLong_endsTheGrantBeforeIt() {
        check(FEATURE);
        time.pass(Duration.ofMinutes(2));
        crovver.access = () -> {
            time.pass(Duration.ofMillis(1_100));
            return new Access(false, null);
        };
        assertThat(check(FEATURE)).isInstanceOf(Decision.Refused.class);
        fail(outage());

        assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void refusalThatIsNotKept_endsTheGrantBeforeIt() {
        try (Engine forgetful = builder().refusalsKept(Duration.ZERO).build()) {
            forgetful.check(FEATURE, ALICE);
            time.pass(Duration.ofMinutes(2));
            crovver.access = () -> new Access(false, null);
            assertThat(forgetful.check(FEATURE, ALICE)).isInstanceOf(Decision.Refused.class);
            fail(outage());

            assertThat(forgetful.check(FEATURE, ALICE)).isInstanceOf(Decision.Unknown.class);
        }
    }

    @Test
    void refuse_refusesWhateverIsKnown() {
        check(FEATURE);
        time.pass(Duration.ofMinutes(1));
        fail(outage());

        assertThat(check(FEATURE.outage(OutagePolicy.REFUSE))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void allow_allowsWithNothingKnown_andSaysThatThePolicyDid() {
        fail(outage());

        Decision decision = check(FEATURE.outage(OutagePolicy.ALLOW));

        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        assertThat(decision.basis().source()).isEqualTo(Basis.Source.POLICY);
    }

    @Test
    void policyInGeneral_countsWhereTheRequirementSaysNone() {
        fail(outage());
        crovver.subscriptions = () -> {
            throw outage();
        };
        try (Engine lenient = builder()
                .featureOutage(OutagePolicy.ALLOW)
                .subscriptionOutage(OutagePolicy.ALLOW)
                .build()) {
            assertThat(lenient.check(FEATURE, ALICE)).isInstanceOf(Decision.Allowed.class);
            assertThat(lenient.check(Requirement.subscription(), ALICE)).isInstanceOf(Decision.Allowed.class);
            assertThat(lenient.check(FEATURE.outage(OutagePolicy.REFUSE), ALICE))
                    .isInstanceOf(Decision.Unknown.class);
        }
    }

    @Test
    void policyInGeneral_cannotPointToItself() {
        List<BiFunction<EngineBuilder, OutagePolicy, EngineBuilder>> setters =
                List.of(EngineBuilder::subscriptionOutage, EngineBuilder::featureOutage, EngineBuilder::seatOutage);

        assertThat(setters)
                .allSatisfy(setter -> assertThatThrownBy(() -> setter.apply(builder(), OutagePolicy.DEFAULT))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith("Outage must be REFUSE, ALLOW or LAST_KNOWN, was DEFAULT"));
    }

    static Stream<CrovverException> noOutages() {
        return Stream.of(
                new CrovverApiException("too many", 429, null, Duration.ofSeconds(1)),
                new CrovverApiException("key", 401, "UNAUTHORIZED", null),
                new CrovverApiException("key", 403, null, null),
                new CrovverApiException("what?", 404, null, null),
                new CrovverTransportException("interrupted", 1, new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("noOutages")
    void answerThatIsNoOutage_allowsNothing_andOpensNoBreaker(CrovverException failure) {
        check(FEATURE);
        time.pass(Duration.ofMinutes(1));
        fail(failure);
        int before = crovver.calls.size();

        for (int i = 0; i < 20; i++) {
            assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
            assertThat(check(FEATURE.outage(OutagePolicy.ALLOW))).isInstanceOf(Decision.Unknown.class);
        }

        assertThat(crovver.calls).hasSize(before + 40);
    }

    static Stream<CrovverException> outages() {
        return Stream.of(
                outage(),
                new CrovverApiException("broken", 500, null, null),
                new CrovverApiException("too slow", 408, null, null),
                new CrovverProtocolException("no JSON"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void outage_opensTheBreaker_andOneCallAfterAPauseClosesIt(CrovverException failure) {
        fail(failure);
        for (int i = 0; i < 20; i++) {
            assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
        }
        assertThat(crovver.calls).hasSize(5);

        time.pass(Duration.ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            check(FEATURE);
        }
        assertThat(crovver.calls).hasSize(6);

        time.pass(Duration.ofSeconds(5));
        crovver.access = () -> new Access(true, null);
        assertThat(check(FEATURE)).isInstanceOf(Decision.Allowed.class);
        assertThat(check(Requirement.feature("other"))).isInstanceOf(Decision.Allowed.class);
    }

    @ParameterizedTest
    @MethodSource("ownQuestions")
    void ownQuestion_isNotAsked_whileCrovverIsLeftAlone(Consumer<Engine> question) {
        fail(outage());
        for (int i = 0; i < 5; i++) {
            check(FEATURE);
        }
        int asked = crovver.calls.size();

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> question.accept(engine)).isInstanceOf(CrovverException.class);
        }

        assertThat(crovver.calls).hasSize(asked);
    }

    static Stream<Consumer<Engine>> ownQuestions() {
        return Stream.of(
                engine -> engine.consume("acme", "pool", 5, "order-7"),
                engine -> engine.seats("acme"),
                engine -> engine.balances("acme"),
                engine -> engine.ask("acme", deadline -> {
                    throw new AssertionError("asked");
                }));
    }

    /** What the application itself asks tells as much about Crovver as what guards ask. */
    @Test
    void ownQuestionsThatFail_openTheBreaker() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> engine.ask("acme", deadline -> {
                        throw outage();
                    }))
                    .isInstanceOf(CrovverException.class);
        }

        assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.calls).isEmpty();
    }

    @Test
    void plansThatFail_openNoBreaker_andAreAskedForOnceASecond() {
        crovver.plans = () -> {
            throw outage();
        };
        for (int i = 0; i < 20; i++) {
            Requirement.Feature other = Requirement.feature("other" + i);
            crovver.access = () -> new Access(false, null);
            assertThat(reason(check(other))).isInstanceOf(Refusal.FeatureNotInPlan.class);
            crovver.access = () -> new Access(true, null);
            time.pass(Duration.ofMillis(100));
        }

        assertThat(crovver.calls).filteredOn("plans"::equals).hasSize(2);
        assertThat(check(FEATURE)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void callThatTriesAgain_andTakesLong_keepsNobodyFromTryingToo() {
        Breaker breaker = new Breaker(1, Duration.ofSeconds(5), time);
        breaker.failed("acme");
        time.pass(Duration.ofSeconds(5));

        assertThat(breaker.letsThrough("acme")).isTrue();
        assertThat(breaker.letsThrough("acme")).isFalse();
        time.pass(Duration.ofSeconds(5));
        assertThat(breaker.letsThrough("acme")).isTrue();
        assertThat(breaker.letsThrough("acme")).isFalse();
    }

    /** Something may be wrong with one tenant's data at Crovver; that is no outage for the others. */
    @Test
    void tenantForWhomAllFails_keepsNobodyElseFromAsking() {
        fail(new CrovverProtocolException("no JSON"));
        for (int i = 0; i < 5; i++) {
            check(FEATURE);
        }
        crovver.calls.clear();
        assertThat(check(FEATURE)).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.calls).isEmpty();

        crovver.access = () -> new Access(true, null);
        assertThat(engine.check(FEATURE, new Caller("globex", null)).basis().source())
                .isEqualTo(Basis.Source.ASKED);
        assertThat(check(FEATURE)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void tenantWhoseCallTriesAgainInVain_keepsNobodyElseFromTrying_andTwoThatFailDo() {
        Breaker breaker = new Breaker(2, Duration.ofSeconds(5), time);
        breaker.failed("acme");
        breaker.failed("globex");
        assertThat(breaker.letsThrough("hooli")).isFalse();
        time.pass(Duration.ofSeconds(5));

        assertThat(breaker.letsThrough("acme")).isTrue();
        assertThat(breaker.letsThrough("globex")).isFalse();
        breaker.failed("acme");
        assertThat(breaker.letsThrough("acme")).isFalse();
        assertThat(breaker.letsThrough("globex")).isTrue();
        assertThat(breaker.letsThrough("hooli")).isFalse();
        breaker.failed("globex");
        assertThat(breaker.letsThrough("hooli")).isFalse();

        time.pass(Duration.ofSeconds(5));
        assertThat(breaker.letsThrough("acme")).isTrue();
        breaker.failed("acme");
        assertThat(breaker.letsThrough("globex")).isTrue();
        breaker.answered();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void openBreaker_leavesOffersUnasked() {
        Entitlements watched = watched(new Breaker(1, Duration.ofSeconds(5), time), outage());

        assertThatThrownBy(() -> watched.canAccess("acme", "reports", null, Deadline.in(LONG)))
                .isInstanceOf(CrovverTransportException.class);
        crovver.calls.clear();
        assertThatThrownBy(() -> watched.plans(Deadline.in(LONG))).hasMessageContaining("left alone");
        assertThat(crovver.calls).isEmpty();
    }

    @Test
    void lateAnswerToWhoHadLittleTime_saysNothingAboutCrovver() {
        Breaker breaker = new Breaker(5, Duration.ofSeconds(5), time);
        Entitlements watched =
                watched(breaker, new CrovverTransportException("late", 1, new HttpTimeoutException("late")));

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> watched.canAccess("acme", "reports", null, Deadline.in(Duration.ofMillis(300))))
                    .isInstanceOf(CrovverTransportException.class);
        }
        assertThat(breaker.isOpen()).isFalse();

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> watched.canAccess("acme", "reports", null, Deadline.in(LONG)))
                    .isInstanceOf(CrovverTransportException.class);
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    private Entitlements watched(Breaker breaker, CrovverException failure) {
        fail(failure);
        return new WatchedEntitlements(
                crovver,
                breaker,
                new Throttle(time, Duration.ofMinutes(1)),
                new LastBalances(1),
                Duration.ofSeconds(1),
                time);
    }

    @Test
    void openBreaker_asksInTheBackground_whereTheLastKnownAnswerCounts() {
        check(FEATURE);
        fail(outage());
        for (int i = 0; i < 5; i++) {
            check(Requirement.feature("other"));
        }
        time.pass(Duration.ofSeconds(65));
        crovver.access = () -> new Access(true, null);

        assertThat(check(FEATURE).basis().source()).isEqualTo(Basis.Source.STALE);
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> check(FEATURE).basis().source() == Basis.Source.CACHED);
    }

    @Test
    void refusedKey_isAnErrorInTheLogOnceAMinute() {
        HeardLog log = HeardLog.of(WatchedEntitlements.class);
        try {
            fail(new CrovverApiException("key", 401, "UNAUTHORIZED", null));
            for (int i = 0; i < 100; i++) {
                check(FEATURE);
            }
            assertThat(log.records()).hasSize(1);
            assertThat(log.records().get(0).getLevel()).isEqualTo(Level.SEVERE);
            assertThat(log.records().get(0).getMessage()).contains("crovver.secretKey");
            time.pass(Duration.ofMinutes(1));
            check(FEATURE);
            assertThat(log.records()).hasSize(2);
        } finally {
            log.close();
        }
    }

    @Test
    void subscriptions_areLastKnownForTheApplicationsOwnCode() {
        engine.subscriptions("acme");
        time.pass(Duration.ofMinutes(5));
        crovver.subscriptions = () -> {
            throw outage();
        };

        assertThat(engine.subscriptions("acme")).hasSize(1);

        time.pass(Duration.ofMinutes(6));
        assertThatThrownBy(() -> engine.subscriptions("acme")).isInstanceOf(CrovverTransportException.class);
    }

    @Test
    void subscriptions_areNotTold_whileTheKeyIsRefused() {
        engine.subscriptions("acme");
        time.pass(Duration.ofMinutes(5));
        crovver.subscriptions = () -> {
            throw new CrovverApiException("key", 401, "UNAUTHORIZED", null);
        };

        assertThatThrownBy(() -> engine.subscriptions("acme")).isInstanceOf(CrovverApiException.class);
    }

    @Test
    void refusalThatIsAnAnswer_isNoOutage() {
        check(FEATURE);
        time.pass(Duration.ofMinutes(1));
        fail(new CrovverApiException("not found", 404, "TENANT_NOT_FOUND", null));

        assertThat(reason(check(FEATURE))).isInstanceOf(Refusal.TenantUnknown.class);
    }

    private Decision check(Requirement requirement) {
        return engine.check(requirement, ALICE);
    }

    private void fail(CrovverException failure) {
        crovver.access = () -> {
            throw failure;
        };
    }

    private static CrovverTransportException outage() {
        return new CrovverTransportException("no answer", 1, new IOException("reset"));
    }
}
