package com.crovver.gate;

import com.crovver.guard.Offer;
import com.crovver.model.Proration;
import org.jspecify.annotations.Nullable;

/**
 * What would make a refused request possible, as far as it may be shown to the caller.
 *
 * @param offer plans and packs of credits
 * @param proration what one more seat costs; null if that is not what is missing, or not known
 * @param link where it can be bought; null if the application did not say
 */
public record WayOut(
        Offer offer,
        @Nullable Proration proration,
        @Nullable String link) {

    /** Nothing to show. */
    public static final WayOut NONE = new WayOut(Offer.NONE, null, null);
}
