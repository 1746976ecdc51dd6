package com.crovver.gate;

import java.util.Set;
import java.util.TreeSet;

/** A handler carries annotations, but no guard that says the same; the message names the handler and the remedy. */
public final class BrokenGuardException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public BrokenGuardException(String message) {
        super(message);
    }

    BrokenGuardException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Says that something may come to be owed, but nothing keeps debts.
     *
     * @param owing the handlers or operations that may owe
     */
    public static BrokenGuardException nothingKeepsDebts(Set<String> owing) {
        return new BrokenGuardException(
                "These handlers charge on success, or are let through uncharged while Crovver is"
                        + " away, but nothing keeps what is then owed: " + new TreeSet<>(owing)
                        + ". Set crovver.dataSource to the JNDI name of your DataSource; or set crovver.outbox to memory if it"
                        + " may be lost when the process ends; or charge before the work and refuse during an outage.");
    }
}
