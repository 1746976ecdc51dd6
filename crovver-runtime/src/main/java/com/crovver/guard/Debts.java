package com.crovver.guard;

import com.crovver.annotation.Charge;

/**
 * What is needed where runs may end up owing: where debts are kept, whether there may be more of them, and who delivers them.
 *
 * @param store keeps records and debts
 * @param coverage tells whether a pool will cover one more
 * @param arrears tells what Crovver has refused to take
 * @param deliverer delivers in the background
 */
record Debts(ChargeStore store, Coverage coverage, Arrears arrears, Deliverer deliverer) {

    /**
     * What a pool has for a charge, as a guard would find it; reserves and settles nothing. A charge before the run is asked of
     * Crovver, which knows nothing of what is owed here; while it refuses to take that, all that is owed goes first.
     *
     * @throws com.crovver.model.CrovverException if the balance cannot be read
     * @throws ChargeStoreException if what is owed cannot be read
     */
    Funds look(String tenant, Requirement.Credits credits, Deadline deadline) {
        boolean askedAtOnce = credits.charge() == Charge.BEFORE && arrears.of(tenant, credits) == 0;
        return askedAtOnce ? coverage.all(tenant, credits, deadline) : coverage.free(tenant, credits, deadline);
    }

    static Debts of(
            ChargeStore store,
            Entitlements entitlements,
            LastBalances lastBalances,
            Cashier cashier,
            DecisionListeners listeners,
            EngineBuilder settings) {
        DebtCollector collector =
                new DebtCollector(entitlements, cashier, store, lastBalances, listeners, settings.clock);
        return new Debts(
                store,
                new Coverage(entitlements, store, new Reservations(settings.clock), lastBalances),
                new Arrears(entitlements, store, collector, settings),
                new Deliverer(store, collector, listeners, settings));
    }
}
