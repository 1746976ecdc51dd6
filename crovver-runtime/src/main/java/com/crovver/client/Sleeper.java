package com.crovver.client;

import java.time.Duration;

/** Waits between two attempts; tests pass one that only notes how long. */
@FunctionalInterface
interface Sleeper {

    /** Waits, or returns early if there is nothing left to wait for. */
    void sleep(Duration duration) throws InterruptedException;
}
