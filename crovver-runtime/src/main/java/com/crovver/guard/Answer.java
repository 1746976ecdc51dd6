package com.crovver.guard;

import java.time.Duration;

/**
 * What a question came to, and how long that may be kept.
 *
 * @param value the answer
 * @param kept how long it counts without asking again; zero means for this request only
 * @param lasting whether it is asked for again in the background before that, and may count later while Crovver cannot be
 *     asked
 */
record Answer<A>(A value, Duration kept, boolean lasting) {

    /** An answer that grants something. */
    static <A> Answer<A> lasting(A value, Duration kept) {
        return new Answer<>(value, kept, true);
    }

    /** A refusal: it stands for a moment, so that a refused tenant cannot keep Crovver busy, and no longer. */
    static <A> Answer<A> passing(A value, Duration kept) {
        return new Answer<>(value, kept, false);
    }
}
