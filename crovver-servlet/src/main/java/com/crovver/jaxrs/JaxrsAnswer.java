package com.crovver.jaxrs;

import com.crovver.gate.Answer;
import com.crovver.gate.Exchange;
import com.crovver.gate.Recipient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gives a refusal as the answer of a JAX-RS request. */
final class JaxrsAnswer {

    private JaxrsAnswer() {}

    /** Who the answer to a request goes to. */
    static Recipient recipient(Exchange exchange, ContainerRequestContext request) {
        List<String> accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return Recipient.of(exchange.request(), exchange.innermost(), accept == null ? List.of() : accept);
    }

    /**
     * Answers. One that is already under way is left alone, and an error page keeps the status of the error that it was to
     * explain.
     */
    static void abort(Answer answer, Exchange exchange, ContainerRequestContext request) {
        HttpServletResponse servletResponse = exchange.response();
        Response.ResponseBuilder response = Response.status(status(answer, exchange.innermost()));
        if (servletResponse.isCommitted()) {
            request.abortWith(response.build());
            return;
        }
        answer.headers().forEach((name, value) -> {
            if (name.equals(HttpHeaders.LOCATION)) {
                // Implementations make a relative one absolute, by the Host header: they must not see it.
                servletResponse.setHeader(name, value);
            } else {
                response.header(name, value);
            }
        });
        // What is set here replaces what a servlet filter has set.
        Collection<String> vary = new ArrayList<>(servletResponse.getHeaders(HttpHeaders.VARY));
        Answer.varyIn(vary).ifPresent(vary::add);
        request.abortWith(response.header(HttpHeaders.VARY, String.join(", ", vary))
                .type(answer.contentType())
                .entity(answer.body())
                .build());
    }

    private static int status(Answer answer, HttpServletRequest request) {
        Object error = request.getDispatcherType() == DispatcherType.ERROR
                ? request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
                : null;
        return error instanceof Integer status ? status : answer.status();
    }
}
