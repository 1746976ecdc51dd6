package com.crovver.sql;

import com.crovver.guard.ActionRecords;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time by which leases end: the database's, which is one for all nodes, however wrong their own clocks are. It is asked
 * about once a second, and carried on in between by the node's ticker, which no clock change moves.
 *
 * <p>Where both are compared, a jump of the database's clock shows. If it jumped ahead, leases seem to have ended that have not:
 * for as long as a lease may last, they are judged by the time before the jump. A jump back makes leases seem longer; whoever
 * meets one that is longer than can be shortens it. Only a node that starts after a jump ahead cannot know of it. Thread-safe.
 */
final class DatabaseClock {

    /** After it every lease that was counted before the jump has ended. */
    private static final Duration DISTRUST = ActionRecords.LONGEST_LEASE;

    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    /**
     * How far the clock may seem off without having jumped: an answer under way takes time, and the two drift apart, over a long
     * pause by more.
     */
    static final Duration NO_JUMP = Duration.ofSeconds(10);

    private static final int MOST_DRIFT_PARTS = 1_000;

    private final @Nullable Clock substitute;
    private final LongSupplier ticker;
    private volatile @Nullable Reading last;

    /**
     * A clock.
     *
     * @param substitute tells the time in the database's stead; null to ask the database
     * @param ticker nanoseconds that only ever pass
     */
    DatabaseClock(@Nullable Clock substitute, LongSupplier ticker) {
        this.substitute = substitute;
        this.ticker = ticker;
    }

    /**
     * A moment.
     *
     * @param now what the database's clock shows; leases are counted from it
     * @param certain what it would show without a recent jump ahead; what has ended by then has ended
     */
    record Moment(Instant now, Instant certain) {}

    /**
     * What the clock showed.
     *
     * @param nanos when, by the ticker
     * @param ahead how far it jumped ahead within the time of distrust
     * @param distrustEnds when that does not count any more, by the ticker
     */
    private record Reading(Instant time, long nanos, Duration ahead, long distrustEnds) {

        Moment at(long later) {
            Instant now = time.plusNanos(later - nanos);
            return new Moment(now, later - distrustEnds < 0 ? now.minus(ahead) : now);
        }
    }

    /** This moment. */
    Moment read(Session session) throws SQLException {
        Reading known = last;
        long nanos = ticker.getAsLong();
        if (substitute == null && known != null && nanos - known.nanos() < ASKED_EVERY.toNanos()) {
            return known.at(nanos);
        } else if (session.isJoining()) {
            // There the database may tell when the transaction began, which says nothing of its clock.
            return (known == null ? next(null, time(session), nanos) : known).at(nanos);
        }
        Reading next = next(known, time(session), nanos);
        last = next;
        return next.at(nanos);
    }

    private Instant time(Session session) throws SQLException {
        return substitute == null ? ask(session) : substitute.instant();
    }

    private static Instant ask(Session session) throws SQLException {
        return session.query("SELECT CURRENT_TIMESTAMP", row -> row.getObject(1, OffsetDateTime.class))
                .get(0)
                .toInstant();
    }

    private static Reading next(@Nullable Reading known, Instant time, long nanos) {
        if (known == null) {
            return new Reading(time, nanos, Duration.ZERO, nanos);
        }
        Duration passed = Duration.ofNanos(nanos - known.nanos());
        Duration jump = Duration.between(known.time(), time).minus(passed);
        boolean distrusted = nanos - known.distrustEnds() < 0;
        Duration ahead = distrusted ? known.ahead() : Duration.ZERO;
        if (jump.abs().compareTo(NO_JUMP.plus(passed.dividedBy(MOST_DRIFT_PARTS))) <= 0) {
            return new Reading(time, nanos, ahead, distrusted ? known.distrustEnds() : nanos);
        }
        Duration sum = ahead.plus(jump);
        return sum.isNegative()
                ? new Reading(time, nanos, Duration.ZERO, nanos)
                : new Reading(time, nanos, sum, nanos + DISTRUST.toNanos());
    }
}
