package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.annotation.OutagePolicy;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pool last held covers runs in an outage, unless Crovver has said since that it is gone. */
class LastBalancesTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation LENIENT =
            new Operation("Drafts#doGet", List.of(Requirement.credits("pool", 5).outage(OutagePolicy.ALLOW)));

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final TestTime time = new TestTime();
    private final Engine engine = Engine.builder(crovver)
            .clock(time)
            .ticker(time)
            .store(new MemoryChargeStore(time))
            .deliveryThreads(0)
            .build();

    @BeforeEach
    void fill() {
        crovver.hardPools.put("pool", 100L);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<CrovverApiException> nothingToTakeFrom() {
        return Stream.of(
                new CrovverNoSubscriptionException("none", 402, "NO_SUBSCRIPTION"),
                new CrovverApiException("who?", 404, "TENANT_NOT_FOUND", null));
    }

    @ParameterizedTest
    @MethodSource("nothingToTakeFrom")
    void balance_ofATenantThatHasNoneByNow_isGone(CrovverApiException answer) {
        assertThat(decide()).isInstanceOf(Decision.Allowed.class);
        crovver.beforeCharge = () -> {
            throw answer;
        };
        assertThat(decide()).isInstanceOf(Decision.Refused.class);
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("nothingToTakeFrom")
    void balance_ofATenantThatHasNoneToLookAt_isGone(CrovverApiException answer) {
        engine.balances("acme");
        crovver.beforeBalance = () -> {
            throw answer;
        };
        assertThat(engine.check(LENIENT.chargesMade().get(0), ALICE)).isInstanceOf(Decision.Refused.class);
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void balance_ofAnEndedSubscription_isGone() {
        engine.balances("acme");
        crovver.hardPools.clear();
        engine.balances("acme");
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void balance_ofATenantOfWhichNothingIsReadToBeLive_isGone() {
        engine.balances("acme");
        crovver.subscriptions = () -> List.of(ScriptedEntitlements.subscription("past_due"));
        assertThat(engine.check(Requirement.subscription(), ALICE)).isInstanceOf(Decision.Refused.class);
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void balance_ofATenantWithALiveSubscription_stays() {
        engine.balances("acme");
        assertThat(engine.check(Requirement.subscription(), ALICE)).isInstanceOf(Decision.Allowed.class);
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void balance_ofAPoolThatLeftThePlan_isGone() {
        engine.balances("acme");
        crovver.hardPools.remove("pool");
        crovver.hardPools.put("other", 5L);
        engine.balances("acme");
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void balances_thatWereOnTheirWayWhenTheTenantEnded_stayGone() {
        crovver.beforeBalance = () -> engine.tenantEnded("acme");
        engine.balances("acme");
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void charge_thatIsAnsweredAfterItsPoolWasGone_leavesItGone() {
        crovver.beforeAnswer = () -> {
            crovver.hardPools.clear();
            engine.balances("acme");
        };
        assertThat(decide()).isInstanceOf(Decision.Allowed.class);
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void balances_thatAreToldAfterTheEnd_countAgain() {
        engine.balances("acme");
        engine.tenantEnded("acme");
        engine.balances("acme");
        goAway();

        assertThat(decide()).isInstanceOf(Decision.Allowed.class);
    }

    private void goAway() {
        crovver.beforeCharge = () -> {
            throw new CrovverTransportException("no answer", 1, false, new IOException("refused"));
        };
    }

    private Decision decide() {
        return engine.decide(LENIENT, ALICE, Action.minted(UUID.randomUUID().toString(), "GET /drafts"));
    }
}
