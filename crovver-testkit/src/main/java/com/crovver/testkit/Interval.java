package com.crovver.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
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
        return new Period(start, start.atZone(ZoneOffset.UTC).plusMonths(months).toInstant());
    }
}
