package com.crovver.e2e.owed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Goes on asynchronously around the handler, before any gate: {@code around} says who ends it. */
@WebFilter(urlPatterns = "/works", asyncSupported = true)
public class Around extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String around = request.getParameter("around");
        if (around == null) {
            chain.doFilter(request, response);
            return;
        }
        AsyncContext async = request.startAsync();
        chain.doFilter(request, response);
        switch (around) {
            case "completes" -> async.complete();
            case "completes-later" -> async.start(async::complete);
            case "leaves-it" -> {}
            default -> throw new ServletException("around?");
        }
    }
}
