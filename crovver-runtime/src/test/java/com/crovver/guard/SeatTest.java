package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OutagePolicy;
import com.crovver.model.Allocation;
import com.crovver.model.BillingInterval;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Money;
import com.crovver.model.Plan;
import com.crovver.model.Proration;
import com.crovver.model.SeatAllocation;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Seats: held ones are remembered, removed ones stay removed, new ones are given by the list of this moment. */
class SeatTest {

    private static final Requirement.Seat SEAT = Requirement.seat();

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final Engine engine =
            Engine.builder(crovver).clock(time).ticker(time).build();
    private final List<Allocation> list = new ArrayList<>();

    SeatTest() {
        crovver.allocations = () -> List.copyOf(list);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void heldSeats_costOneCallForAllUsers_andNoAllocation() {
        list.add(allocation("alice", "active"));
        list.add(allocation("bob", "active"));

        for (String user : List.of("alice", "bob", "alice")) {
            assertThat(check(SEAT, user)).isInstanceOf(Decision.Allowed.class);
        }

        assertThat(crovver.calls).containsExactly("allocations");
    }

    @Test
    void newUser_isGivenASeat_whichIsRemembered() {
        check(SEAT, "alice");
        check(SEAT, "alice");

        assertThat(crovver.calls).containsExactly("allocations", "allocateSeat alice");
    }

    @Test
    void newUser_isJudgedByAListOfThisMoment() {
        list.add(allocation("alice", "active"));
        check(SEAT, "alice");
        time.pass(Duration.ofSeconds(30));
        list.add(allocation("bob", "removed"));

        assertThat(reason(check(SEAT, "bob"))).isInstanceOf(Refusal.SeatRemoved.class);
        assertThat(crovver.calls).containsExactly("allocations", "allocations");
    }

    @Test
    void removedSeat_isRefusedWithinTheTimeThatListsAreKept_andNeverGivenAgain() {
        list.add(allocation("alice", "active"));
        check(SEAT, "alice");
        list.set(0, allocation("alice", "removed"));
        time.pass(Duration.ofSeconds(60));

        for (int i = 0; i < 10; i++) {
            assertThat(reason(check(SEAT, "alice"))).isInstanceOf(Refusal.SeatRemoved.class);
            time.pass(Duration.ofMinutes(2));
        }
        assertThat(crovver.calls).containsOnly("allocations");
    }

    @Test
    void removedSeat_thatTheApplicationGaveAgain_isHeld() {
        list.add(allocation("alice", "removed"));
        check(SEAT, "alice");
        list.set(0, allocation("alice", "active"));
        time.pass(Duration.ofSeconds(2));

        assertThat(check(SEAT, "alice")).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.calls).containsOnly("allocations");
    }

    @Test
    void seatTakenAway_beforeTheAnswerThatGaveItArrives_isNotHeld() {
        list.add(allocation("alice", "active"));
        check(SEAT, "alice");
        crovver.allocation = () -> {
            list.add(allocation("bob", "removed"));
            engine.tenantChanged("acme");
            check(SEAT, "alice");
            return new SeatAllocation.Allocated(null);
        };
        check(SEAT, "bob");

        assertThat(reason(check(SEAT, "bob"))).isInstanceOf(Refusal.SeatRemoved.class);
    }

    @Test
    void allocationOfAnUnknownState_isNoSeat_andIsNotGiven() {
        list.add(allocation("alice", "suspended"));

        assertThat(check(SEAT, "alice")).isInstanceOf(Decision.Refused.class);
        assertThat(crovver.calls).containsOnly("allocations");
    }

    @Test
    void firstUseRefused_givesNoSeat() {
        Requirement.Seat given = SEAT.onFirstUse(FirstUse.REFUSE);
        list.add(allocation("alice", "active"));

        assertThat(check(given, "alice")).isInstanceOf(Decision.Allowed.class);
        assertThat(reason(check(given, "bob"))).isInstanceOf(Refusal.SeatMissing.class);
        assertThat(crovver.calls).containsOnly("allocations");
    }

    @Test
    void fullSeats_areRefusedForAllNewUsersOnOneAnswer() {
        crovver.allocation = () -> new SeatAllocation.CheckoutRequired(3L);
        for (int i = 0; i < 50; i++) {
            assertThat(reason(check(SEAT, "user" + i))).isInstanceOf(Refusal.SeatsFull.class);
        }
        assertThat(crovver.calls).containsExactly("allocations", "allocateSeat user0", "seatCount", "subscriptions");

        crovver.allocation = () -> new SeatAllocation.Allocated(null);
        engine.tenantChanged("acme");
        assertThat(check(SEAT, "user7")).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void fullSeats_ofAPlanThatSellsNoMore_areSaidToBe_byTheBoundThatPlansTellAndSubscriptionsDoNot() {
        crovver.subscriptions = () -> List.of(new Subscription(
                "s1",
                SubscriptionStatus.of("active"),
                plan(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH));
        Money price = new Money(BigDecimal.TEN, Currency.getInstance("EUR"));
        crovver.allocation =
                () -> new SeatAllocation.ProrationRequired(new Proration(price, null, null, null, null, null, 4, 5));

        crovver.plans = () -> List.of(plan(4));
        assertThat(reason(check(SEAT, "alice"))).isInstanceOf(Refusal.SeatsAtMaximum.class);

        crovver.plans = () -> List.of(plan(5));
        Engine another = Engine.builder(crovver).clock(time).ticker(time).build();
        assertThat(reason(another.check(SEAT, new Caller("acme", "alice")))).isInstanceOf(Refusal.SeatsFull.class);
        another.close();
    }

    private static Plan plan(Integer maxSeats) {
        return new Plan(
                "starter",
                "Starter",
                null,
                null,
                BillingInterval.MONTHLY,
                List.of(),
                true,
                null,
                null,
                maxSeats,
                0,
                Map.of(),
                List.of(),
                false,
                false,
                List.of());
    }

    @Test
    void heldSeat_isLastKnownInAnOutage_andANewOneIsRefused() {
        list.add(allocation("alice", "active"));
        check(SEAT, "alice");
        time.pass(Duration.ofMinutes(2));
        crovver.allocations = () -> {
            throw outage();
        };

        assertThat(check(SEAT, "alice").basis().source()).isEqualTo(Basis.Source.STALE);
        assertThat(check(SEAT, "bob")).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void allow_letsANewUserPassInAnOutage_butNotARemovedOne() {
        list.add(allocation("mallory", "removed"));
        check(SEAT, "mallory");
        time.pass(Duration.ofMinutes(2));
        crovver.allocations = () -> {
            throw outage();
        };
        Requirement.Seat lenient = SEAT.outage(OutagePolicy.ALLOW);

        assertThat(check(lenient, "bob").basis().source()).isEqualTo(Basis.Source.POLICY);
        assertThat(check(lenient, "mallory")).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.calls).doesNotContain("allocateSeat bob");
    }

    @Test
    void listTooLongForARequest_isReadInTheBackground_andCountsForHoldersAndNewUsers() {
        CountDownLatch answered = new CountDownLatch(1);
        crovver.allocations = () -> {
            if (!Thread.currentThread().getName().startsWith("crovver-refresh")) {
                throw new CrovverTransportException("too many pages", 0, false, new HttpTimeoutException("deadline"));
            }
            await().until(() -> answered.getCount() == 0);
            time.pass(Duration.ofMillis(2500));
            return List.of(allocation("alice", "active"), allocation("mallory", "removed"));
        };

        assertThat(check(SEAT, "alice")).isInstanceOf(Decision.Unknown.class);
        answered.countDown();
        await().until(() -> check(SEAT, "alice") instanceof Decision.Allowed);
        time.pass(Duration.ofSeconds(5));
        crovver.calls.clear();

        assertThat(check(SEAT, "bob")).isInstanceOf(Decision.Allowed.class);
        assertThat(reason(check(SEAT, "mallory"))).isInstanceOf(Refusal.SeatRemoved.class);
        assertThat(crovver.calls).containsExactly("allocateSeat bob");
    }

    @Test
    void refusedUsers_howeverMany_leaveRoomForOtherAnswers() {
        crovver.allocation = () -> new SeatAllocation.CheckoutRequired(3L);
        for (int i = 0; i < 1_100; i++) {
            assertThat(reason(check(SEAT, "user" + i))).isInstanceOf(Refusal.SeatsFull.class);
            time.pass(Duration.ofSeconds(1));
        }
        crovver.calls.clear();

        for (int i = 0; i < 3; i++) {
            engine.check(Requirement.feature("reports"), new Caller("acme", null));
        }
        assertThat(crovver.calls).containsExactly("canAccess reports");
    }

    @Test
    void fullSeats_thatWereOnTheirWayWhenOneWasBought_areNotRemembered() {
        crovver.allocation = () -> {
            engine.tenantChanged("acme");
            return new SeatAllocation.CheckoutRequired(3L);
        };
        assertThat(reason(check(SEAT, "alice"))).isInstanceOf(Refusal.SeatsFull.class);
        crovver.allocation = () -> new SeatAllocation.Allocated(null);

        assertThat(check(SEAT, "alice")).isInstanceOf(Decision.Allowed.class);
    }

    private Decision check(Requirement.Seat seat, String user) {
        return engine.check(seat, new Caller("acme", user));
    }

    private static Allocation allocation(String user, String status) {
        return new Allocation(user, null, null, status, null, null, Map.of());
    }

    private static CrovverTransportException outage() {
        return new CrovverTransportException("no answer", 1, new IOException("reset"));
    }
}
