package com.crovver.guard;

class MemoryChargeStoreTest extends ChargeStoreContract {

    private final MemoryChargeStore store = new MemoryChargeStore(clock);

    @Override
    protected ChargeStore client() {
        return store;
    }
}
