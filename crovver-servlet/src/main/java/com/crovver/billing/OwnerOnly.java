package com.crovver.billing;

import com.crovver.guard.Caller;
import com.crovver.model.CrovverApiException;
import com.crovver.model.TenantDetails;
import com.crovver.model.TenantMember;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerView;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Lets the owner that Crovver names for a tenant manage its billing. Where Crovver knows no such tenant, nobody pays for it
 * yet, and whoever is signed in for it may be the first. Thread-safe.
 */
final class OwnerOnly implements BillingUsers {

    private static final Logger LOG = System.getLogger(OwnerOnly.class.getName());

    private final Function<String, TenantDetails> tenants;
    private final AtomicBoolean told = new AtomicBoolean();

    /** Rests on what Crovver says of a tenant. */
    OwnerOnly(Function<String, TenantDetails> tenants) {
        this.tenants = tenants;
    }

    /**
     * {@inheritDoc}
     *
     * @throws com.crovver.model.CrovverException if Crovver does not say who the owner is
     */
    @Override
    public boolean mayManage(CallerView view, Caller caller) {
        // Without users, tenants are people.
        String user = caller.user() == null ? caller.tenant() : caller.user();
        try {
            List<TenantMember> members = tenants.apply(caller.tenant()).members();
            if (members.stream().noneMatch(TenantMember::owner) && told.compareAndSet(false, true)) {
                LOG.log(
                        Level.ERROR,
                        "Crovver names no owner for a tenant, so nobody may manage its billing: say who may with"
                                + " crovver.billingUsers");
            }
            return members.stream()
                    .anyMatch(member -> member.owner() && member.userId().equals(user));
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return true;
            }
            throw e;
        }
    }
}
