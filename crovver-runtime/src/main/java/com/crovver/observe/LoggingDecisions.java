package com.crovver.observe;

import com.crovver.guard.Basis;
import com.crovver.guard.DecisionEvent;
import com.crovver.guard.DecisionEvent.Charged;
import com.crovver.guard.DecisionEvent.Decided;
import com.crovver.guard.DecisionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Writes a line per decision and charge to the platform's logger {@code com.crovver.decisions}: allowed ones at debug level,
 * refused ones at info level, and those that could not be made at warning level. Thread-safe.
 */
public final class LoggingDecisions implements DecisionListener {

    private final Logger log;

    /** Writes to {@code com.crovver.decisions}. */
    public LoggingDecisions() {
        this(System.getLogger("com.crovver.decisions"));
    }

    /** Writes to a logger of the application's choice. */
    public LoggingDecisions(Logger log) {
        this.log = log;
    }

    @Override
    public void on(DecisionEvent event) {
        Level level = event.fold(LoggingDecisions::level, LoggingDecisions::level);
        log.log(level, () -> event.fold(LoggingDecisions::line, LoggingDecisions::line));
    }

    private static Level level(Decided decided) {
        return switch (decided.outcome()) {
            case ALLOWED -> Level.DEBUG;
            case REFUSED -> Level.INFO;
            case UNKNOWN -> Level.WARNING;
        };
    }

    private static Level level(Charged charged) {
        if (charged.result() == null) {
            return Level.WARNING;
        }
        return charged.result().taken() ? Level.DEBUG : Level.INFO;
    }

    private static String line(Decided decided) {
        Basis basis = decided.basis();
        return Labels.operation(decided.operation()) + ": " + Labels.of(decided.requirement()) + " "
                + Labels.word(decided.outcome()) + " (" + Labels.word(basis.source())
                + (basis.age().isZero() ? "" : ", " + basis.age().toMillis() + " ms old") + ") in "
                + decided.duration().toMillis() + " ms";
    }

    private static String line(Charged charged) {
        return Labels.operation(charged.operation()) + ": charge of "
                + charged.credits().amount() + " "
                + charged.credits().pool() + " " + Labels.result(charged) + " in "
                + charged.duration().toMillis() + " ms";
    }
}
