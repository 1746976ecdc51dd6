package com.crovver.e2e.app;

import com.crovver.guard.Caller;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerView;

/** Only bob manages billing. */
public final class OnlyBob implements BillingUsers {

    @Override
    public boolean mayManage(CallerView view, Caller caller) {
        return "bob".equals(caller.user());
    }
}
