package com.crovver.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments of the organization: sessions that wait for a person, and invoices. Guarded by the world's lock. */
final class Till {

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();

    Session open(Session.Purchase purchase, @Nullable String successUrl, @Nullable String cancelUrl) {
        String id = "cs_test_"
                + Ids.of("session", String.valueOf(sessions.size() + 1)).replace("-", "");
        Session session = new Session(id, purchase, successUrl, cancelUrl);
        sessions.put(id, session);
        return session;
    }

    Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Confirms a payment: what was bought is there, and so is a receipt for it. */
    void pay(Session session, Instant now) {
        if (session.state() == Session.State.OPEN || session.state() == Session.State.FAILED) {
            session.purchase().fulfilment().run();
        }
        session.become(Session.State.PAID);
        receipt(session, now);
    }

    private void receipt(Session session, Instant now) {
        boolean freeForNow = session.purchase().amount().signum() == 0;
        if (!freeForNow && !session.purchase().kind().equals("subscription")) {
            issue(session.purchase(), now, now);
        }
    }

    /** Takes a person's payment, which the provider confirms now or later; until then it cannot be undone. */
    void take(Session session, World world) {
        if (world.confirmsLater()) {
            session.become(Session.State.PAID);
            world.confirm(() -> {
                session.purchase().fulfilment().run();
                receipt(session, world.now());
            });
        } else {
            pay(session, world.now());
        }
    }

    Invoice issue(Session.Purchase purchase, Instant now, @Nullable Instant paidAt) {
        int count = invoices.size() + 1;
        String number = String.format(
                Locale.ROOT, "CE-%d-%04d", now.atZone(ZoneOffset.UTC).getYear(), count);
        Invoice invoice = new Invoice(Ids.of("invoice", number), number, purchase, now, paidAt);
        invoices.put(invoice.id(), invoice);
        return invoice;
    }

    Optional<Invoice> invoice(String id) {
        return Optional.ofNullable(invoices.get(id));
    }

    /** The tenant's invoices, latest first. */
    List<Invoice> invoicesOf(Tenant tenant) {
        List<Invoice> found = new ArrayList<>();
        for (Invoice invoice : invoices.values()) {
            if (invoice.purchase().tenant() == tenant) {
                found.add(0, invoice);
            }
        }
        return found;
    }
}
