package com.crovver.client;

import com.crovver.model.ProrationAmount;

/**
 * Where the sources of the API disagree and the application decides.
 *
 * @param portal where the hosted portal is, for answers that do not say it
 * @param prorationUnit unit of a proration amount that cannot be proved
 * @param misspeltSeats whether a checkout sends the number of seats under its misspelt name as well
 */
record Variants(Portal portal, ProrationAmount.Unit prorationUnit, boolean misspeltSeats) {

    static final Variants DEFAULTS = new Variants(Portal.DEFAULT, ProrationAmount.Unit.MAJOR, false);
}
