package com.crovver.jaxrs;

import com.crovver.gate.CallerView;
import com.crovver.gate.Exchange;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JAX-RS request, seen by a resolver: its SecurityContext counts, since filters of JAX-RS authenticate through it. */
record JaxrsCallerView(ContainerRequestContext request, Exchange exchange) implements CallerView {

    @Override
    public @Nullable Principal principal() {
        return request.getSecurityContext() == null
                ? null
                : request.getSecurityContext().getUserPrincipal();
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        HttpSession session = exchange.innermost().getSession(false);
        return session == null ? null : session.getAttribute(name);
    }

    @Override
    public @Nullable Object requestAttribute(String name) {
        return request.getProperty(name);
    }

    @Override
    public List<String> header(String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null ? List.of() : values;
    }
}
