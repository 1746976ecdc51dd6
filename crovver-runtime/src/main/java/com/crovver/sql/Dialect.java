package com.crovver.sql;

import java.lang.module.ModuleDescriptor.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A kind of database, with everything in which the kinds differ but the types of columns, which stand in the schema. */
enum Dialect {
    /**
     * H2, embedded or served. A time-out of a statement would stay with its connection; its locks time out by themselves. What is
     * committed stays in the memory of the process for half a second ({@code WRITE_DELAY}, which a database that is opened again
     * does not heed), and is lost if that is killed.
     */
    H2("H2", "2.2.220", "", false, "CHECKPOINT"),
    /** PostgreSQL. */
    POSTGRESQL("PostgreSQL", "12", " ON CONFLICT DO NOTHING", true, "");

    private static final String FIRST_H2_THAT_SPINS = "2.5";
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    private final String product;
    /** The oldest version that knows what is asked of it; H2 before it cannot skip locked rows. */
    private final String oldest;

    private final String unlessPresent;
    private final boolean statementTimeouts;
    private final String flush;

    Dialect(String product, String oldest, String unlessPresent, boolean statementTimeouts, String flush) {
        this.product = product;
        this.oldest = oldest;
        this.unlessPresent = unlessPresent;
        this.statementTimeouts = statementTimeouts;
        this.flush = flush;
    }

    /**
     * That of the database at the other end.
     *
     * @throws IllegalStateException if it is none of ours, or too old
     */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String product = database.getDatabaseProductName();
        Dialect known = Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Charges cannot be remembered in a database of " + product + "; use one of " + known()));
        known.requireNewEnough(database.getDatabaseProductVersion());
        return known;
    }

    private void requireNewEnough(String version) {
        if (isBefore(version, oldest)) {
            throw new IllegalStateException("Charges cannot be remembered in " + product + " " + version
                    + "; use version " + oldest + " or a later one");
        }
    }

    /** What is known to be broken in this version of the database, and to do about it; empty if nothing is. */
    Optional<String> defect(String version) {
        return this == H2 && !isBefore(version, FIRST_H2_THAT_SPINS)
                ? Optional.of("H2 " + version + " may wait for ever, at full processor load, for a row that was being"
                        + " committed when its process was killed: 2.5.252 does. Use 2.4.240.")
                : Optional.empty();
    }

    /** What is no number counts as before every version. */
    private static boolean isBefore(String version, String other) {
        Matcher number = VERSION.matcher(version);
        return !number.lookingAt() || Version.parse(number.group()).compareTo(Version.parse(other)) < 0;
    }

    /** The one that a command names, in small letters. */
    static Optional<Dialect> named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.lowerCase().equals(name))
                .findFirst();
    }

    /** The names of all, in small letters. */
    static String known() {
        return Arrays.stream(values()).map(Dialect::lowerCase).collect(Collectors.joining(", "));
    }

    String lowerCase() {
        return product.toLowerCase(Locale.ROOT);
    }

    /** Ends an insertion, so that it fails in no way but with a unique key's violation if the row is there already. */
    String unlessPresent() {
        return unlessPresent;
    }

    /** Whether a statement can be given a time-out of its own. */
    boolean statementTimeouts() {
        return statementTimeouts;
    }

    /** What has to be said after a commit for it to be kept; empty if nothing has. */
    String flush() {
        return flush;
    }
}
