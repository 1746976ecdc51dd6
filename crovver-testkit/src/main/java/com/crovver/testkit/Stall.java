package com.crovver.testkit;

import java.util.concurrent.CountDownLatch;

/**
 * Answers that stopped in the middle, or will; {@link #release} lets them go on. Thread-safe.
 *
 * @see Faults#stallNext
 */
public final class Stall implements AutoCloseable {

    private final CountDownLatch released = new CountDownLatch(1);

    Stall() {}

    /** Lets the stalled answers end, and those that this stall has yet to meet pass at once. */
    public void release() {
        released.countDown();
    }

    /** The same as {@link #release}. */
    @Override
    public void close() {
        release();
    }

    void await() throws InterruptedException {
        released.await();
    }
}
