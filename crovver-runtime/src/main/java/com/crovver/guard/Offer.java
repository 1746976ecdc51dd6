package com.crovver.guard;

import com.crovver.model.Addon;
import com.crovver.model.Plan;
import java.util.List;

/**
 * What a refused tenant could buy. Empty lists mean that nothing fits, or that nothing could be read in time.
 *
 * @param plans plans under which the refused requirement would hold
 * @param addons packs of credits for the pool that ran short
 */
public record Offer(List<Plan> plans, List<Addon> addons) {

    /** Nothing to offer. */
    public static final Offer NONE = new Offer(List.of(), List.of());

    /** Copies the lists. */
    public Offer {
        plans = List.copyOf(plans);
        addons = List.copyOf(addons);
    }
}
