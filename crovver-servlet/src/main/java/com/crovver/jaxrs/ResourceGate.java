package com.crovver.jaxrs;

import com.crovver.gate.Admission;
import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Outlet;
import com.crovver.guard.Operation;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/** Guards one resource method, after JAX-RS has matched it. */
final class ResourceGate implements ContainerRequestFilter, ContainerResponseFilter {

    private final Enforcement enforcement;
    private final Operation operation;
    private final Operation operationOnErrorPage;

    ResourceGate(Enforcement enforcement, Operation operation) {
        this.enforcement = enforcement;
        this.operation = operation;
        this.operationOnErrorPage = operation.withoutCharges();
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Gatekeeper gatekeeper = enforcement.gatekeeper();
        if (gatekeeper == null
                || !(request.getProperty(enforcement.exchangeAttribute()) instanceof Exchange exchange)) {
            enforcement.report(operation.name() + " is guarded, but CrovverFilter is not in front of it: requests are"
                    + " refused. Map com.crovver.servlet.CrovverFilter to /* for every dispatcher.");
            new BrokenGate().filter(request);
            return;
        }
        if (operation.mayOwe() && !gatekeeper.keepsDebts()) {
            enforcement.report(BrokenGuardException.nothingKeepsDebts(Set.of(operation.name()))
                            .getMessage() + " Requests are refused.");
            new BrokenGate().filter(request);
            return;
        }
        Outlet outlet = exchange.outlet();
        if (outlet == null && operation.chargesOnSuccess()) {
            enforcement.report(
                    operation.name() + " charges on success, but JAX-RS runs as a filter here, where its answers"
                            + " cannot be held back: requests are refused. Register JAX-RS as a servlet.");
            new BrokenGate().filter(request);
            return;
        }
        boolean errorPage = exchange.innermost().getDispatcherType() == DispatcherType.ERROR;
        Admission admission = gatekeeper.admit(
                errorPage ? operationOnErrorPage : operation, exchange, new JaxrsActionView(request, exchange), outlet);
        if (admission instanceof Admission.Refused refused) {
            JaxrsAnswer.abort(
                    gatekeeper.answers().to(JaxrsAnswer.recipient(exchange, request), refused.problem()),
                    exchange,
                    request);
        } else if (admission instanceof Admission.Replayed replayed) {
            // Never without an outlet; were it so, an exception runs nothing.
            Objects.requireNonNull(outlet).replay(replayed.answer());
            // The answer has been sent; this one ends the matter inside JAX-RS and goes nowhere.
            request.abortWith(Response.noContent().build());
        } else if (!(admission instanceof Admission.Passed)) {
            throw new IllegalStateException("not an admission: " + admission);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // Filters of the application come after this one, and may change the value.
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
