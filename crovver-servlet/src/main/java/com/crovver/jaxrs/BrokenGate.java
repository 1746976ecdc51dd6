package com.crovver.jaxrs;

import com.crovver.gate.Problem;
import com.crovver.gate.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses every request to a resource method whose guard cannot be applied. */
final class BrokenGate implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        Problem broken = Problems.UNCONFIGURED.broken();
        request.abortWith(JaxrsAnswer.of(broken, broken.status()));
    }
}
