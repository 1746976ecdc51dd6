package com.crovver.billing;

import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Caller;
import com.crovver.guard.Deadline;
import com.crovver.model.CrovverApiException;
import com.crovver.model.TenantMember;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerView;
import java.time.Duration;

/**
 * Lets the owner that Crovver names for a tenant manage its billing. Where Crovver knows no such tenant, nobody pays for it
 * yet, and whoever is signed in for it may be the first. Thread-safe.
 */
final class OwnerOnly implements BillingUsers {

    private static final Duration BUDGET = Duration.ofSeconds(4);

    private final CrovverClient client;

    OwnerOnly(CrovverClient client) {
        this.client = client;
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
        CallOptions options =
                CallOptions.defaults().withDeadline(Deadline.in(BUDGET)).withMaxRetries(1);
        try {
            return client.getTenant(caller.tenant(), options).members().stream()
                    .filter(TenantMember::owner)
                    .anyMatch(member -> member.userId().equals(user));
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return true;
            }
            throw e;
        }
    }
}
