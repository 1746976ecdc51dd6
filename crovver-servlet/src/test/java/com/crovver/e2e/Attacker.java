package com.crovver.e2e;

import java.util.Locale;

/** Who sends a shape: the same bytes, but for the session. */
enum Attacker {

    /** On a plan without the feature, but with credits: a charge made too early would show. */
    REFUSED,

    /** Has not signed in. */
    ANONYMOUS,

    /** On a plan with the feature, but without a credit left. */
    BROKE,

    /** May do everything. Last, so that the first request a servlet ever gets is one to be refused. */
    ENTITLED;

    String tenant() {
        return name().toLowerCase(Locale.ROOT);
    }
}
