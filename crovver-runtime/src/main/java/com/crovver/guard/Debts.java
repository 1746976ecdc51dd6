package com.crovver.guard;

/**
 * What is needed where runs may end up owing: where debts are kept, whether there may be more of them, and who delivers them.
 *
 * @param store keeps records and debts
 * @param coverage tells whether a pool will cover one more
 * @param arrears tells what Crovver has refused to take
 * @param deliverer delivers in the background
 */
record Debts(ChargeStore store, Coverage coverage, Arrears arrears, Deliverer deliverer) {

    static Debts of(
            ChargeStore store,
            Entitlements entitlements,
            LastBalances lastBalances,
            Cashier cashier,
            DecisionListeners listeners,
            EngineBuilder settings) {
        DebtCollector collector = new DebtCollector(cashier, store, lastBalances, listeners, settings.clock);
        return new Debts(
                store,
                new Coverage(entitlements, store, new Reservations(settings.clock), lastBalances),
                new Arrears(entitlements, store, collector, settings),
                new Deliverer(store, collector, listeners, settings));
    }
}
