package com.crovver.client;

import java.util.List;

/** One of each call, for tests of what holds for all of them. */
final class Calls {

    static final String TENANT = "ws_borealis_77";

    private Calls() {}

    static List<ApiCall<?>> all() {
        return List.of(
                AccessCalls.canAccess(CanAccessRequest.feature(TENANT, "bulk_import")),
                CreditCalls.consume(new ConsumeCreditsRequest(TENANT, "label_prints", 12, "key-1")),
                CreditCalls.balance(TENANT),
                CreditCalls.availableAddons(TENANT),
                SeatCalls.allocate(AllocateSeatRequest.of(TENANT, "u_emma_41")),
                SeatCalls.count(TENANT),
                PlanCalls.plans(),
                SubscriptionCalls.subscriptions(TENANT));
    }
}
