package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/**
 * Credits that were taken.
 *
 * @param credits what was to be taken
 * @param remaining what is left in the pool, below zero if it was overdrawn; null if Crovver said it at an earlier time
 * @param overdrawn whether the pool has a soft limit and is below it now
 */
public record Charged(Requirement.Credits credits, @Nullable Long remaining, boolean overdrawn) {}
