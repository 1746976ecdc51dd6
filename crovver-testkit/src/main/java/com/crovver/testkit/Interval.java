package com.crovver.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** How often a plan is paid for. */
enum Interval {
    MONTHLY("monthly", 1),
    YEARLY("yearly", 12),
    /** Paid once: the period has to end somewhere, and ends when no test looks any more. */
    ONE_TIME("one_time", 1200);

    private final String word;
    private final int months;

    Interval(String word, int months) {
        this.word = word;
        this.months = months;
    }

    static Interval of(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "interval is \"" + word + "\"; Crovver knows monthly, yearly and one_time"));
    }

    String word() {
        return word;
    }

    Period periodFrom(Instant start) {
        return new Period(start, plus(start, 1));
    }

    /** The period after an end, counted from the anchor: a month that ends on the 28th is followed by one to the 31st. */
    Period periodAfter(Instant end, Instant anchor) {
        long passed = ChronoUnit.MONTHS.between(anchor.atZone(ZoneOffset.UTC), end.atZone(ZoneOffset.UTC)) / months;
        long next = Math.max(0, passed);
        while (!plus(anchor, next).isAfter(end)) {
            next++;
        }
        return new Period(end, plus(anchor, next));
    }

    private Instant plus(Instant anchor, long intervals) {
        return anchor.atZone(ZoneOffset.UTC).plusMonths(intervals * months).toInstant();
    }
}
