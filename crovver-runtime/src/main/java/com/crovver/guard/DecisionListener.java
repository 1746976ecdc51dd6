package com.crovver.guard;

/**
 * Hears of every decision and every charge, on the thread that waits for it, so it has to be quick. Called by many threads
 * at once. What it throws is logged and goes no further.
 */
@FunctionalInterface
public interface DecisionListener {

    /** Something has been decided or charged. */
    void on(DecisionEvent event);

    /** How much is owed and not delivered; told every few seconds where debts are kept. */
    default void onBacklog(Outbox.Backlog backlog) {}

    /** Crovver refuses for good to take what is owed; the pool is refused to its tenant until it covers the debt. */
    default void onDeadDebt(Outbox.DeadDebt dead) {}
}
