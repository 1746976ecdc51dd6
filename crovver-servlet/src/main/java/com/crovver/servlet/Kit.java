package com.crovver.servlet;

import com.crovver.billing.Billing;
import com.crovver.client.CrovverClient;
import com.crovver.gate.UpgradeLink;
import com.crovver.guard.Engine;
import com.crovver.spi.BillingUsers;
import com.crovver.sql.SqlChargeStore;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/**
 * What the filter has set up for its web application, for the kit's own servlets and the facade. Thread-safe.
 *
 * @param settings how it is configured
 * @param engine decides and remembers
 * @param client asks Crovver
 * @param billingUsers who is shown the way to manage billing; the billing page asks for itself
 * @param keys holds the keys of guards against the plans
 * @param store remembers charges in the application's database; null if the application names none
 * @param link where a refused customer can buy; null if that is not known
 * @param webhooks what becomes of deliveries; null if the application has no secret for them
 * @param billing the billing page; null if the application maps none
 */
record Kit(
        Settings settings,
        Engine engine,
        CrovverClient client,
        BillingUsers billingUsers,
        KeyCheck keys,
        @Nullable SqlChargeStore store,
        @Nullable UpgradeLink link,
        @Nullable WebhookReceiver webhooks,
        @Nullable Billing billing) {

    private static final String ATTRIBUTE = Kit.class.getName();

    /** The kit of a web application; null until its filter has started, and after that has ended. */
    static @Nullable Kit of(ServletContext context) {
        return (Kit) context.getAttribute(ATTRIBUTE);
    }

    void putInto(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** Ends what runs in the background. */
    void close(ServletContext context) {
        context.removeAttribute(ATTRIBUTE);
        keys.close();
        if (webhooks != null) {
            webhooks.close();
        }
        engine.close();
        if (store != null) {
            store.close();
        }
        client.close();
    }
}
