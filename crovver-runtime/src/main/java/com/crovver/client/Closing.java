package com.crovver.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the client was closed. Waiting on it is the client's way to sleep: closing ends every sleep. */
final class Closing implements Sleeper {

    private final CountDownLatch closed = new CountDownLatch(1);

    void begin() {
        closed.countDown();
    }

    boolean begun() {
        return closed.getCount() == 0;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
