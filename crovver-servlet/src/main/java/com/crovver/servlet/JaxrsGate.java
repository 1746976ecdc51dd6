package com.crovver.servlet;

import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.HeldRequest;
import com.crovver.gate.Outlet;
import com.crovver.gate.OutletRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one JAX-RS servlet. Which resource method a request runs is known only inside JAX-RS, and guarded there;
 * this gate makes sure that the guard inside is active: it lets nothing pass that it has not heard of, and holds back the
 * request's method until the guard releases it.
 */
final class JaxrsGate implements Filter {

    private final Enforcement enforcement;
    private final String servlet;
    private final String placeholder = "HELD-" + UUID.randomUUID();

    JaxrsGate(Enforcement enforcement, String servlet) {
        this.enforcement = enforcement;
        this.servlet = servlet;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!enforcement.wasOpened()) {
            // The kit is only on the class path. Guarded resources, if there are any, refuse by themselves.
            chain.doFilter(request, response);
            return;
        }
        Exchange exchange = enforcement.exchange(http);
        if (exchange == null) {
            enforcement.report(
                    "JAX-RS servlet " + servlet + " may have guarded resources, but CrovverFilter is not in front of"
                            + " it: requests are refused. Map com.crovver.servlet.CrovverFilter to /* for every dispatcher.");
            ServletAnswer.writeBroken(http, (HttpServletResponse) response);
            return;
        }
        if (!enforcement.isJaxrsConfirmed(servlet)) {
            enforcement.report(
                    "JAX-RS servlet " + servlet + " may have guarded resources, but the kit is not active in it:"
                            + " requests are refused. Let it load providers from META-INF/services (jakarta.ws.rs.loadServices and"
                            + " the like), or register com.crovver.jaxrs.CrovverFeature in its Application.");
            ServletAnswer.writeBroken(http, (HttpServletResponse) response);
            return;
        }
        HeldRequest outerHeld = exchange.held();
        Gatekeeper gatekeeper = enforcement.gatekeeper();
        Outlet outlet = gatekeeper == null ? null : outlet(http, (HttpServletResponse) response, exchange, gatekeeper);
        HeldRequest held = new HeldRequest(outlet == null ? http : new OutletRequest(http, outlet), placeholder);
        exchange.held(held);
        exchange.innermost(http);
        Outlet outerOutlet = exchange.outlet();
        exchange.outlet(outlet);
        try {
            if (outlet == null) {
                chain.doFilter(held, response);
            } else {
                outlet.whileRunning(() -> chain.doFilter(held, outlet));
            }
        } finally {
            exchange.held(outerHeld);
            exchange.outlet(outerOutlet);
        }
    }

    /** Which method runs is not known yet; null if no answer here is to be held back or recorded. */
    private static @Nullable Outlet outlet(
            HttpServletRequest request, HttpServletResponse response, Exchange exchange, Gatekeeper gatekeeper) {
        boolean replays = gatekeeper.recordsAnswers()
                && (request.getDispatcherType() == DispatcherType.REQUEST
                        || request.getDispatcherType() == DispatcherType.FORWARD);
        return replays || gatekeeper.keepsDebts()
                ? new Outlet(request, response, replays, new UnwrittenCharge(gatekeeper, exchange, request))
                : null;
    }
}
