package com.crovver.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.guard.Caller;
import com.crovver.model.CrovverTransportException;
import com.crovver.spi.BillingUsers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long it counts who manages billing, in time that passes only when a test says so. */
class RememberedUsersTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Caller BOB = new Caller("acme", "bob");

    private long now;
    private Caller owner = ALICE;
    private final List<Caller> asked = new ArrayList<>();
    private final BillingUsers users = new RememberedUsers(
            (view, caller) -> {
                asked.add(caller);
                if (owner == null) {
                    throw new CrovverTransportException("no answer", 1, new IOException());
                }
                return caller.equals(owner);
            },
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            100,
            () -> now);

    private boolean mayManage(Caller caller) {
        return users.mayManage(null, caller);
    }

    @Test
    void yes_countsAsLongAsAGrant() {
        assertThat(mayManage(ALICE)).isTrue();
        owner = BOB;
        now += Duration.ofSeconds(59).toNanos();
        assertThat(mayManage(ALICE)).isTrue();
        now += Duration.ofSeconds(2).toNanos();

        assertThat(mayManage(ALICE)).isFalse();
    }

    @Test
    void no_countsAsLongAsARefusal() {
        assertThat(mayManage(BOB)).isFalse();
        assertThat(mayManage(BOB)).isFalse();
        assertThat(asked).hasSize(1);
        owner = BOB;
        now += Duration.ofMillis(1_001).toNanos();

        assertThat(mayManage(BOB)).isTrue();
    }

    @Test
    void notKnowing_isAskedAgain() {
        owner = null;
        assertThatThrownBy(() -> mayManage(ALICE)).isInstanceOf(CrovverTransportException.class);
        owner = ALICE;

        assertThat(mayManage(ALICE)).isTrue();
    }
}
