package com.crovver.spi;

import com.crovver.guard.Caller;

/**
 * Tells who may see what a tenant pays, buy for it, change its seats and cancel. Named in {@code crovver.billingUsers}; needs
 * a public constructor without arguments; is created once and called from many threads.
 *
 * <p>Without one, the billing page is for the owner that Crovver names for the tenant, and refusals show everybody what is on
 * sale: to ask Crovver for the owner would make a refused request wait. With one, those who may not are told the reason and
 * whom to ask, but neither payment status nor prices nor the link.
 */
@FunctionalInterface
public interface BillingUsers {

    /**
     * Whether the caller may. An exception refuses.
     *
     * @param view what may be seen of the request, for example roles in the session
     * @param caller who asks, as {@code crovver.tenant} and {@code crovver.user} tell
     */
    boolean mayManage(CallerView view, Caller caller);
}
