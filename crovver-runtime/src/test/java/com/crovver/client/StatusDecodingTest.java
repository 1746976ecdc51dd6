package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.BillingInterval;
import com.crovver.model.CancelReason;
import com.crovver.model.Cancellation;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.Renewal;
import com.crovver.model.SubscriptionSnapshot;
import com.crovver.model.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the status snapshot and the answer to a cancellation mean. */
class StatusDecodingTest {

    private static final ApiCall<SubscriptionSnapshot> STATUS = SubscriptionCalls.status(Calls.TENANT, null);
    private static final ApiCall<Cancellation> CANCEL =
            SubscriptionCalls.cancel(Calls.SUBSCRIPTION, Calls.TENANT, CancelReason.OTHER, null);
    private static final Instant IN_JULY = Instant.parse("2026-07-10T00:00:00Z");
    private static final Instant IN_AUGUST = Instant.parse("2026-08-10T00:00:00Z");

    @Test
    void active() {
        assertThat(Answers.example(STATUS, "active"))
                .isEqualTo(new SubscriptionSnapshot(
                        true,
                        SubscriptionStatus.of("active"),
                        Calls.TENANT,
                        "Borealis Freight",
                        null,
                        Calls.SUBSCRIPTION,
                        new SubscriptionSnapshot.PlanSummary(
                                "plan_orbit_team",
                                "Orbit Team",
                                "prod_kestrel",
                                "Kestrel Desk",
                                "kestrel-desk",
                                BillingInterval.MONTHLY,
                                Set.of("audit_trail", "bulk_import"),
                                false),
                        Instant.parse("2026-07-01T00:00:00Z"),
                        Instant.parse("2026-08-01T00:00:00Z"),
                        null,
                        null,
                        10L,
                        9L));
        assertThat(Answers.example(STATUS, "active").grants("audit_trail", IN_AUGUST))
                .isTrue();
        assertThat(Answers.example(STATUS, "active").grants("sso_login", IN_AUGUST))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "trial,true,false",
        "expiredRenewable,false,false",
        "pastDueCard,false,false",
        "pendingCancel,true,false",
        "none,false,false",
        "canceledResubscribe,false,false",
        "oldClientShape,true,false",
        "nodeTypeShape,true,true"
    })
    void access_endsAtItsDate(String example, boolean inJuly, boolean inAugust) {
        SubscriptionSnapshot snapshot = Answers.example(STATUS, example);

        assertThat(snapshot.isLiveAt(IN_JULY)).isEqualTo(inJuly);
        assertThat(snapshot.isLiveAt(IN_AUGUST)).isEqualTo(inAugust);
        assertThat(snapshot.grants("bulk_import", IN_JULY)).isEqualTo(inJuly);
        assertThat(snapshot.grants("sso_login", IN_JULY)).isFalse();
    }

    @Test
    void renewal_keepsTheWord() {
        assertThat(Answers.example(STATUS, "expiredRenewable").renewal())
                .isEqualTo(new Renewal(true, Renewal.Method.GATEWAY, "gateway", List.of("khalti", "esewa")));
        assertThat(Answers.example(STATUS, "pastDueCard").renewal())
                .isEqualTo(new Renewal(true, Renewal.Method.STRIPE_UPDATE, "stripe_update", List.of()));
        assertThat(Answers.example(STATUS, "pendingCancel").renewal())
                .isEqualTo(new Renewal(false, Renewal.Method.NONE, null, List.of()));
        assertThat(Answers.example(STATUS, "canceledResubscribe").renewal())
                .isEqualTo(new Renewal(true, Renewal.Method.RESUBSCRIBE, "resubscribe", List.of("stripe")));
        Renewal unknown = Answers.data(STATUS, "{\"status\":\"expired\",\"renewal\":{\"method\":\"barter\"}}")
                .renewal();
        assertThat(unknown).isEqualTo(new Renewal(false, Renewal.Method.UNKNOWN, "barter", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"active\":true,\"status\":\"past_due\"}'",
        "'{\"active\":false,\"status\":\"active\"}'",
        "'{\"active\":\"true\",\"status\":\"active\"}'",
        "'{\"active\":true,\"status\":\"golden\"}'",
        "'{\"active\":true}'",
        "'{\"active\":false,\"status\":\"pending_cancel\",\"currentPeriodEnd\":\"2099-01-01T00:00:00Z\"}'",
        "'{\"active\":true,\"status\":\"trial\",\"currentPeriodEnd\":\"2020-01-01T00:00:00Z\"}'",
        "'{\"active\":true,\"status\":\"pending_cancel\"}'",
        "'{}'"
    })
    void flagAndStatus_thatDisagreeOrAreUnknown_giveNoAccess(String data) {
        assertThat(Answers.data(STATUS, data).isLiveAt(IN_JULY)).isFalse();
    }

    @Test
    void flagThatIsMissing_isDerivedFromTheStatus() {
        assertThat(Answers.data(STATUS, "{\"status\":\"trialing\"}").active()).isTrue();
        assertThat(Answers.data(STATUS, "{\"status\":\"canceled\"}").active()).isFalse();
    }

    @Test
    void cancellation_inEveryShape() {
        Instant asked = Instant.parse("2026-07-10T12:30:00Z");
        Instant end = Instant.parse("2026-08-01T00:00:00Z");

        assertThat(Answers.example(CANCEL, "recurring"))
                .isEqualTo(new Cancellation(Calls.SUBSCRIPTION, SubscriptionStatus.of("pending_cancel"), asked, end));
        assertThat(Answers.example(CANCEL, "oldSdkShape")).isEqualTo(Answers.example(CANCEL, "recurring"));
        assertThat(Answers.example(CANCEL, "recurring").usableUntil()).contains(end);
        assertThat(Answers.example(CANCEL, "manual").usableUntil()).isEmpty();
        assertThatThrownBy(() -> Answers.data(CANCEL, "{\"subscriptionId\":\"s\"}"))
                .isInstanceOf(CrovverProtocolException.class);
    }

    @Test
    void cancelReason_isOneOfFiveOrFree() {
        assertThat(new CancelReason("moved to the moon").word()).isEqualTo("moved to the moon");
        assertThatThrownBy(() -> new CancelReason(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
