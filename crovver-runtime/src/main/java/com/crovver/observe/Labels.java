package com.crovver.observe;

import com.crovver.guard.DecisionEvent.Charged;
import com.crovver.guard.Requirement;
import java.util.Locale;

/** The few words that tell events apart; there are only as many as handlers, plans and outcomes. */
final class Labels {

    private Labels() {}

    /** The kind of a requirement and what it is about, such as {@code feature data_export}. */
    static String of(Requirement requirement) {
        return requirement.fold(
                subscription ->
                        subscription.product() == null ? "subscription" : "subscription " + subscription.product(),
                feature -> "feature " + feature.key(),
                seat -> "seat",
                credits -> "credits " + credits.pool());
    }

    /** The operation's name; questions of the application's own have none. */
    static String operation(String name) {
        return name.isEmpty() ? "application" : name;
    }

    /** What Crovver said to a charge; {@code unanswered} if nothing usable. */
    static String result(Charged charged) {
        return charged.result() == null ? "unanswered" : word(charged.result().outcome());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
