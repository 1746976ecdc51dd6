package com.crovver.guard;

import java.time.Duration;

/** Makes what only the engine makes, for tests of those who hear of it. */
public final class Bases {

    private Bases() {}

    /** What a decision may rest on. */
    public static Basis of(Basis.Source source, Duration age) {
        return new Basis(source, age.toNanos());
    }
}
