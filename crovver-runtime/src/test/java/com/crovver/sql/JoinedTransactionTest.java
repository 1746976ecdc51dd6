package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.ChargeStoreException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Joined transactions in each kind of database. */
class JoinedTransactionTest {

    @Nested
    class H2 extends JoinedTransactionSuite {
        H2() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    class Postgresql extends JoinedTransactionSuite {
        Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }

        /**
         * By a single thread, so that what the failed write has left is there to be put right before the next call. H2 waits for
         * a lock for longer than the store waits for a call.
         */
        @Test
        void writeThatWaitsForTheTransaction_isPutRightOnceThatHasEnded_andHoldsUpNobody() throws SQLException {
            AtomicLong ticker = new AtomicLong();
            try (SqlChargeStore narrow = SqlChargeStore.builder(database)
                    .connections(1)
                    .time(Clock.systemUTC(), ticker::get)
                    .build()) {
                narrow.within(transaction).save(held.withCharge("p").finished(null), List.of(DEBT));
                assertThatThrownBy(() -> narrow.save(held.failed())).isInstanceOf(ChargeStoreException.class);

                assertThat(narrow.claim("hooli", "b", "f", LEASE)).isInstanceOf(Claim.Held.class);

                transaction.rollback();
                ticker.addAndGet(Duration.ofMinutes(1).toNanos());
                assertThat(narrow.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
            }
        }
    }
}
