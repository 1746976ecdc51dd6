package com.crovver.e2e.app;

import com.crovver.gate.BillingUsers;
import com.crovver.gate.CallerView;
import com.crovver.guard.Caller;

/** Only bob manages billing. */
public final class OnlyBob implements BillingUsers {

    @Override
    public boolean mayManage(CallerView view, Caller caller) {
        return "bob".equals(caller.user());
    }
}
