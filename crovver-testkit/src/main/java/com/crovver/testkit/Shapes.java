package com.crovver.testkit;

import java.util.List;
import java.util.stream.Stream;

/** All switches, in the order in which they are applied: those that move things come after those that look for them. */
final class Shapes {

    /** What the group {@code casing} sets. */
    static final List<Switch> CASED = List.of(
            CreditShapes.ADDON_CASING,
            CreditShapes.ACTIVE_CASING,
            PlanShapes.POOL_CASING,
            PlanShapes.PLAN_CASING,
            SubscriptionShapes.CASING,
            BillingShapes.INVOICE_CASING);

    static final List<Switch> ALL = Stream.of(
                    AccessShapes.ALL,
                    CreditShapes.ALL,
                    UsageShapes.ALL,
                    SeatShapes.ALL,
                    SubscriptionShapes.ALL,
                    StatusShapes.ALL,
                    PlanShapes.ALL,
                    TenantShapes.ALL,
                    BillingShapes.ALL,
                    EnvelopeShapes.ALL)
            .flatMap(List::stream)
            .toList();

    private Shapes() {}
}
