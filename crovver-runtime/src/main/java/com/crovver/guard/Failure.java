package com.crovver.guard;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;

/** What a failed call says about Crovver. */
enum Failure {
    /** It cannot be reached, or does not work. */
    OUTAGE,
    /** Too many of our own requests wait for it; nothing is known about Crovver itself. */
    BUSY,
    /** It works, and refuses to answer: too many calls, a wrong key, a question that makes no sense to it. */
    DECLINED,
    /** The one who waited gave up. */
    INTERRUPTED;

    static Failure of(CrovverException failure) {
        if (failure instanceof CrovverApiException answer) {
            return answer.status() >= 500 || answer.status() == 408 ? OUTAGE : DECLINED;
        } else if (failure.getCause() instanceof InterruptedException) {
            return INTERRUPTED;
        }
        return failure.getCause() instanceof BusyException ? BUSY : OUTAGE;
    }

    /** Whether what was last known may count in place of an answer: not if Crovver answered that it will not tell. */
    static boolean leavesLastKnown(CrovverException failure) {
        Failure kind = of(failure);
        return kind == OUTAGE || kind == BUSY;
    }

    /** Whether no answer came in the time that there was. */
    static boolean isLate(CrovverException failure) {
        return failure instanceof CrovverTransportException lost && lost.timedOut();
    }

    /** Whether the time ended before the whole question could be asked. */
    static boolean isOutOfTime(CrovverException failure) {
        return isLate(failure) && !isOfACall(failure);
    }

    /** Whether a failure shows that a call got no answer, rather than that none was made. */
    static boolean isOfACall(CrovverException failure) {
        return !(failure instanceof CrovverTransportException lost) || lost.attempts() > 0;
    }
}
