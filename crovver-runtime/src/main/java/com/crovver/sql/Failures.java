package com.crovver.sql;

import com.crovver.guard.ChargeStoreException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

/** What is said of failed calls. The texts of most SQL errors quote rows, so they are left out. */
final class Failures {

    private Failures() {}

    static ChargeStoreException of(String what, String why, Throwable cause) {
        return new ChargeStoreException(what + " failed: " + why, cause);
    }

    /** In words that hold no datum: the error's own where no connection was to be had. */
    static String describe(Throwable cause) {
        if (!(cause instanceof SQLException e)) {
            return String.valueOf(cause.getMessage());
        }
        boolean noConnection = e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || String.valueOf(e.getSQLState()).startsWith("08");
        return noConnection
                ? String.valueOf(e.getMessage())
                : "the database says SQL state " + e.getSQLState() + ", code " + e.getErrorCode();
    }

    /** Whether the database rejected the data (SQL state 22 or 23), so that it is reachable. */
    static boolean isOfTheData(SQLException e) {
        return String.valueOf(e.getSQLState()).matches("2[23].*");
    }
}
