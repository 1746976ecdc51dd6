package com.crovver.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a subscription stands. */
enum Status {
    PENDING("pending", false),
    TRIAL("trial", true),
    ACTIVE("active", true),
    PAST_DUE("past_due", false),
    /** Gives access until the period ends, and is {@link #CANCELED} from then on. */
    PENDING_CANCEL("pending_cancel", true),
    CANCELED("canceled", false),
    EXPIRED("expired", false);

    private final String word;
    private final boolean live;

    Status(String word, boolean live) {
        this.word = word;
        this.live = live;
    }

    static Status of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status is \"" + word + "\"; Crovver knows "
                        + Arrays.stream(values()).map(Status::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return word;
    }

    boolean isLive() {
        return live;
    }

    boolean isCanceled() {
        return this == PENDING_CANCEL || this == CANCELED;
    }
}
