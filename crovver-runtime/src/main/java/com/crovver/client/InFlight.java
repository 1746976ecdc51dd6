package com.crovver.client;

/**
 * Work that another thread can end. There is no handle for work that blocks but the interrupt of its thread; it is given
 * only while the work runs, and taken back before the thread goes on to something else.
 */
final class InFlight {

    private final Thread thread = Thread.currentThread();
    private boolean over;
    private boolean aborted;

    synchronized void abort() {
        if (!over) {
            aborted = true;
            thread.interrupt();
        }
    }

    /** Marks the end, in the thread of the work; tells whether the work was aborted. */
    synchronized boolean end() {
        if (!over && aborted) {
            // Ours. An interrupt by somebody else at the same moment goes with it: the work fails either way.
            Thread.interrupted();
        }
        over = true;
        return aborted;
    }
}
