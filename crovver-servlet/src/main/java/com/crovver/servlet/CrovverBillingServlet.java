package com.crovver.servlet;

import com.crovver.billing.Billing;
import com.crovver.billing.BillingAnswer;
import com.crovver.billing.Visit;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Identity;
import com.crovver.gate.LinkTarget;
import com.crovver.gate.Recipient;
import com.crovver.guard.Caller;
import com.crovver.spi.CallerView;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a refusal: shows a signed-in person what their workspace has, sells plans, add-ons and seats through
 * Crovver, and sends them back to where they were as soon as what they bought can be used. Thread-safe.
 *
 * <p>Map it to a path of its own, such as {@code /billing}, and set {@code crovver.publicUrl}; refusals then link to it.
 * Who may use it, {@code crovver.billingUsers} says; forms are taken from pages of that address only, and each once. Without
 * {@code crovver.publicKey} the ways to Crovver's hosted pages are left out.
 */
public final class CrovverBillingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Longer texts name no feature and no product. */
    private static final int MAX_HINT = 200;

    /** Made by the container. */
    public CrovverBillingServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, Billing::get);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding("UTF-8");
        }
        String origin = request.getHeader("Origin");
        answer(request, response, (billing, view, visit, form) -> billing.post(view, visit, form, origin));
    }

    private interface Work {
        BillingAnswer answer(Billing billing, CallerView view, Visit visit, Map<String, String> parameters);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        Enforcement enforcement = Enforcement.of(getServletContext());
        Kit kit = Kit.of(getServletContext());
        Exchange exchange = enforcement.exchange(request);
        Gatekeeper gatekeeper = enforcement.gatekeeper();
        if (kit == null || kit.billing() == null || exchange == null || gatekeeper == null) {
            enforcement.report("The billing page is refused, because CrovverFilter is not in front of it: map"
                    + " com.crovver.servlet.CrovverFilter to /* for every dispatcher, before other filters.");
            ServletAnswer.writeBroken(request, response);
            return;
        }
        CallerView view = new ServletActionView(request);
        Identity identity = gatekeeper.identify(exchange, view);
        if (identity instanceof Identity.Known known) {
            Map<String, String> parameters = parameters(request);
            Visit visit = visit(known.caller(), parameters);
            write(work.answer(kit.billing(), view, visit, parameters), request, response);
        } else if (identity instanceof Identity.Unknown unknown) {
            Recipient recipient = ServletAnswer.recipient(exchange.request(), request);
            ServletAnswer.write(gatekeeper.answers().to(recipient, unknown.refusal()), request, response);
        }
    }

    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> first = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 0) {
                first.put(name, values[0]);
            }
        });
        return first;
    }

    private static Visit visit(Caller caller, Map<String, String> parameters) {
        String returnTo = parameters.get(Visit.RETURN);
        return new Visit(
                caller,
                isPath(returnTo) ? returnTo : null,
                hint(parameters.get(Visit.FEATURE)),
                hint(parameters.get(Visit.PRODUCT)));
    }

    /** As a request has it: what is beyond ASCII is written with percent signs there. */
    private static boolean isPath(@Nullable String text) {
        return text != null && LinkTarget.isOwnPath(text) && text.chars().allMatch(c -> c < 0x7f);
    }

    private static @Nullable String hint(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > MAX_HINT ? null : text;
    }

    private static void write(BillingAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.headers().forEach(response::setHeader);
        ServletAnswer.writePage(answer.status(), answer.html(), request, response);
    }
}
