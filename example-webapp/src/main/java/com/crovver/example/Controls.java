package com.crovver.example;

import java.time.Duration;
import java.time.Instant;

/** Moves the emulator that runs beside Inkwell. Thread-safe. */
interface Controls {

    /** What time it is at Crovver. */
    Instant now();

    /** Lets time pass at Crovver: trials end, periods are renewed. */
    void pass(Duration time);

    /** Where the newest subscription of a workspace stands, in the API's word; {@code none} if it has none. */
    String status(String workspace);

    /**
     * Lets the payment of a workspace fail.
     *
     * @return false if it has no subscription to pay for
     */
    boolean failPayment(String workspace);

    /** Whether Crovver is down. */
    boolean isDown();

    /** Takes Crovver down, or brings it back. */
    void down(boolean down);

    /** Puts all workspaces back, and the time. */
    void startOver();
}
