package com.crovver.guard;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What every charge of an engine is made with.
 *
 * @param records remember actions; the store of {@code debts} if there is one
 * @param debts null where nothing may be owed
 */
record ChargeContext(
        Entitlements entitlements,
        Cashier cashier,
        ActionRecords records,
        ChargeDoubt doubt,
        @Nullable Debts debts,
        Clock clock) {}
