package com.crovver.model;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Crovver's answer to the wish for a seat. The user holds one only if it is {@link Allocated}. */
public sealed interface SeatAllocation {

    /**
     * The user holds a seat, given now or before.
     *
     * @param seats the tenant's seats after the call; null where the API does not say
     */
    record Allocated(@Nullable SeatCount seats) implements SeatAllocation {}

    /**
     * All seats are taken and nothing was recorded; one more can be bought.
     *
     * @param proration what it costs
     */
    record ProrationRequired(Proration proration) implements SeatAllocation {}

    /**
     * All seats are taken and nothing was recorded; a proration checkout has to be opened.
     *
     * @param newCapacity seats to ask for there; null where the API does not say
     * @param prorationAmount what it will cost, in major units of the subscription's currency; null where the API does not
     *     say
     */
    record CheckoutRequired(
            @Nullable Long newCapacity, @Nullable BigDecimal prorationAmount) implements SeatAllocation {

        /** The instruction without a price. */
        public CheckoutRequired(@Nullable Long newCapacity) {
            this(newCapacity, null);
        }
    }

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super Allocated, ? extends R> allocated,
            Function<? super ProrationRequired, ? extends R> prorationRequired,
            Function<? super CheckoutRequired, ? extends R> checkoutRequired) {
        if (this instanceof Allocated is) {
            return allocated.apply(is);
        } else if (this instanceof ProrationRequired is) {
            return prorationRequired.apply(is);
        } else {
            return checkoutRequired.apply((CheckoutRequired) this);
        }
    }
}
