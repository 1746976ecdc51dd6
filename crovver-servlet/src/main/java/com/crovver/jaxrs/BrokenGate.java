package com.crovver.jaxrs;

import com.crovver.gate.Answer;
import com.crovver.gate.Answers;
import com.crovver.gate.Recipient;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Refuses every request to a resource method whose guard cannot be applied. */
final class BrokenGate implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        Answer broken = Answers.broken(new Recipient(accept == null ? List.of() : accept, "", false, null, null));
        Response.ResponseBuilder response = Response.status(broken.status());
        broken.headers().forEach(response::header);
        request.abortWith(
                response.type(broken.contentType()).entity(broken.body()).build());
    }
}
