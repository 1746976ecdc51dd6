package com.crovver.example.page;

import org.jspecify.annotations.Nullable;

/**
 * Where a subscription stands.
 *
 * @param plan its name, or that there is none
 * @param badge in a word; empty if the plan says it all
 * @param color of the badge
 * @param warning what should be done, in a sentence; null if nothing
 * @param link where to do it; null if nowhere
 */
public record Standing(
        String plan,
        String badge,
        String color,
        @Nullable String warning,
        @Nullable String link) {

    boolean hasBadge() {
        return !badge.isEmpty();
    }
}
