package com.crovver.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payment page of a session: here a person pays, fails to, or turns back. */
final class CheckoutPage {

    private CheckoutPage() {}

    static String url(World world, Session session) {
        return world.url() + "/checkout/" + session.id();
    }

    static Reply answer(String id, boolean submitted, Map<String, String> form, World world) {
        Session session = world.till().session(id).orElse(null);
        if (session == null) {
            return Pages.unknown("payment");
        }
        return submitted ? settle(session, form.getOrDefault("action", ""), world) : show(session);
    }

    private static Reply show(Session session) {
        Session.Purchase purchase = session.purchase();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("For", purchase.tenant().name());
        facts.put("Purchase", purchase.title());
        facts.put("Amount", purchase.price());
        facts.put("State", session.state().word());
        Html page = new Html("Payment").facts(facts);
        if (session.state() == Session.State.OPEN || session.state() == Session.State.FAILED) {
            String here = "/checkout/" + session.id();
            page.button(here, "Pay", true, Map.of("action", "pay"))
                    .button(here, "Fail", false, Map.of("action", "fail"))
                    .button(here, "Cancel", false, Map.of("action", "cancel"));
        } else {
            String back = back(session, session.state() == Session.State.PAID);
            if (back != null) {
                page.link(back, "Back");
            }
        }
        return page.reply(200);
    }

    private static Reply settle(Session session, String action, World world) {
        switch (action) {
            case "pay" -> pay(session, world);
            case "fail" -> session.become(Session.State.FAILED);
            case "cancel" -> session.become(Session.State.CANCELLED);
            default -> throw new IllegalStateException("the action is pay, fail or cancel");
        }
        return Reply.seeOther(Links.or(back(session, action.equals("pay")), "/checkout/" + session.id()));
    }

    /** A button that is pressed twice, or again after the browser's way back, pays once and leads on as before. */
    private static void pay(Session session, World world) {
        if (session.state() != Session.State.PAID) {
            world.till().take(session, world);
        }
    }

    private static @Nullable String back(Session session, boolean paid) {
        return paid ? session.successUrl() : session.cancelUrl();
    }
}
