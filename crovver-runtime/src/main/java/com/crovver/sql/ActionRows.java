package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.RecordedAnswer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of actions: reads and writes records by their action, each statement on one row and on one condition. */
final class ActionRows {

    /** How long a record is kept after it was last written, and up to an hour more. */
    private static final Duration KEPT = Duration.ofHours(24);

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static final String INSERT =
            "INSERT INTO crovver_action (fingerprint, nonce, state, version, lease_end, round,"
                    + " runs, charged, charge_lost, balance_before, answer, expires, action)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String REPLACE =
            "UPDATE crovver_action SET fingerprint = ?, nonce = ?, state = ?, version = ?,"
                    + " lease_end = ?, round = ?, runs = ?, charged = ?, charge_lost = ?, balance_before = ?, answer = ?,"
                    + " expires = ? WHERE action = ? AND version = ?";

    private static final String FIND = "SELECT fingerprint, nonce, state, version, lease_end, round, runs, charged,"
            + " charge_lost, balance_before, answer, expires FROM crovver_action WHERE action = ?";

    /** Fails at once if a transaction of the application keeps the row: that may last, and others wait for the connection. */
    private static final String LOCK = "SELECT version FROM crovver_action WHERE action = ? FOR UPDATE NOWAIT";

    private static final String OPEN =
            "UPDATE crovver_action SET state = ?, version = ? WHERE action = ? AND version = ?";

    private static final String SHORTEN = "UPDATE crovver_action SET lease_end = ? WHERE action = ? AND version = ?";

    private static final String DELETE = "DELETE FROM crovver_action WHERE action = ? AND version = ?";

    /** The second condition counts for rows that somebody claims anew meanwhile. */
    private static final String FORGET = "DELETE FROM crovver_action WHERE action IN"
            + " (SELECT action FROM crovver_action WHERE expires <= ? ORDER BY expires LIMIT ?) AND expires <= ?";

    /**
     * A record as it stands in the table.
     *
     * @param expires the hour since 1970 in which it counts no more
     */
    record Row(ActionRecord record, int expires) {

        boolean isExpiredAt(Instant now) {
            return expires <= hour(now.toEpochMilli());
        }
    }

    private ActionRows() {}

    /** Inserts a record; false if there is one. */
    static boolean insert(Session session, ActionRecord record, Instant now) throws SQLException {
        return session.insert(INSERT, values(record, now));
    }

    /** Replaces a record if it has a version. */
    static boolean replace(Session session, ActionRecord record, Instant now, long expected) throws SQLException {
        @Nullable Object[] values = values(record, now);
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = expected;
        return session.update(REPLACE, all) > 0;
    }

    /**
     * The version that an action has, which keeps it until the transaction ends; empty if it has no record.
     *
     * @throws SQLException also if somebody else keeps it
     */
    static OptionalLong lock(Session session, String action) throws SQLException {
        return session.query(LOCK, row -> row.getLong(1), digest(action)).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Draws a version that no write has had. */
    static long newVersion() {
        return UUID.randomUUID().getLeastSignificantBits();
    }

    /** Reads a record; tenant, action and fingerprint are in the table as digests only, so the asker's are given back. */
    static Optional<Row> find(Session session, String tenant, String action, String fingerprint) throws SQLException {
        return session.query(FIND, row -> read(row, tenant, action, fingerprint), digest(action)).stream()
                .findFirst();
    }

    /** Opens an action that is held under a version. */
    static void open(Session session, String action, long held, long newVersion) throws SQLException {
        session.update(OPEN, code(ActionRecord.State.OPEN), newVersion, digest(action), held);
    }

    /** Deletes a record if it has this version; false if not. */
    static boolean delete(Session session, ActionRecord record) throws SQLException {
        return session.update(DELETE, digest(record.action()), record.version()) > 0;
    }

    /** Ends a lease earlier; the version, and so what the holder may write, stays. */
    static void shorten(Session session, ActionRecord record, Instant leaseEnd) throws SQLException {
        session.update(SHORTEN, leaseEnd.toEpochMilli(), digest(record.action()), record.version());
    }

    /** Deletes some records that count no more; returns how many. */
    static int forget(Session session, Instant now, int most) throws SQLException {
        int hour = hour(now.toEpochMilli());
        return session.update(FORGET, hour, most, hour);
    }

    private static @Nullable Object[] values(ActionRecord record, Instant now) {
        RecordedAnswer answer = record.answer();
        return new @Nullable Object[] {
            digest(record.fingerprint()),
            record.nonce(),
            code(record.state()),
            record.version(),
            millis(record.leaseEnd()),
            record.round(),
            record.runs(),
            text(record.charged()),
            record.chargeLost(),
            record.balanceBefore(),
            answer == null ? null : answer.content(),
            expires(record, now),
            digest(record.action())
        };
    }

    private static Row read(ResultSet row, String tenant, String action, String fingerprint) throws SQLException {
        byte[] stored = row.getBytes(1);
        boolean same = Arrays.equals(stored, digest(fingerprint));
        long before = row.getLong(10);
        boolean unknown = row.wasNull();
        byte @Nullable [] answer = row.getBytes(11);
        ActionRecord record = new ActionRecord(
                tenant,
                action,
                same ? fingerprint : HexFormat.of().formatHex(stored),
                row.getLong(2),
                state(row.getString(3)),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getInt(6),
                pools(row.getString(8)),
                row.getBoolean(9),
                unknown ? null : Long.valueOf(before),
                row.getInt(7),
                answer == null ? null : new RecordedAnswer(answer));
        return new Row(record, row.getInt(12));
    }

    /** In whole hours, so that most writes leave the index alone; later than the lease, so that nothing held is forgotten. */
    private static int expires(ActionRecord record, Instant now) {
        long end = now.plus(KEPT).toEpochMilli();
        if (record.state() == ActionRecord.State.RUNNING) {
            end = Math.max(end, millis(record.leaseEnd()));
        }
        return hour(end) + 1;
    }

    private static int hour(long millis) {
        return (int) Math.min(Math.floorDiv(millis, HOUR), Integer.MAX_VALUE - 1L);
    }

    private static long millis(Instant moment) {
        return moment.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    private static String code(ActionRecord.State state) {
        return switch (state) {
            case RUNNING -> "R";
            case OPEN -> "O";
            case FINISHED -> "F";
        };
    }

    private static ActionRecord.State state(String code) {
        return switch (code) {
            case "R" -> ActionRecord.State.RUNNING;
            case "O" -> ActionRecord.State.OPEN;
            case "F" -> ActionRecord.State.FINISHED;
            default -> throw new IllegalStateException("an action has the unknown state " + code);
        };
    }

    private static String text(Set<String> pools) {
        return pools.stream()
                .map(pool -> URLEncoder.encode(pool, StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static Set<String> pools(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(pool -> URLDecoder.decode(pool, StandardCharsets.UTF_8))
                        .collect(Collectors.toSet());
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
