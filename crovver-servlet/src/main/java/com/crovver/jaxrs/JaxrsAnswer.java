package com.crovver.jaxrs;

import com.crovver.gate.Problem;
import com.crovver.gate.ProblemJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Words a problem as the answer of a JAX-RS request. */
final class JaxrsAnswer {

    private JaxrsAnswer() {}

    static Response of(Problem problem, int status) {
        Response.ResponseBuilder response = Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemJson.bytes(problem));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
