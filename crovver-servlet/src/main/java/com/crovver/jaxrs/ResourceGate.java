package com.crovver.jaxrs;

import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.guard.Operation;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

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
    public void filter(ContainerRequestContext request) {
        Gatekeeper gatekeeper = enforcement.gatekeeper();
        if (gatekeeper == null
                || !(request.getProperty(enforcement.exchangeAttribute()) instanceof Exchange exchange)) {
            enforcement.report(operation.name() + " is guarded, but CrovverFilter is not in front of it: requests are"
                    + " refused. Map com.crovver.servlet.CrovverFilter to /* for every dispatcher.");
            new BrokenGate().filter(request);
            return;
        }
        boolean errorPage = exchange.innermost().getDispatcherType() == DispatcherType.ERROR;
        gatekeeper
                .admit(errorPage ? operationOnErrorPage : operation, exchange, new JaxrsCallerView(request, exchange))
                .ifPresent(problem -> JaxrsAnswer.abort(
                        gatekeeper.answers().to(JaxrsAnswer.recipient(exchange, request), problem), exchange, request));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().computeIfAbsent(HttpHeaders.CACHE_CONTROL, name -> List.of("private, no-cache"));
    }
}
