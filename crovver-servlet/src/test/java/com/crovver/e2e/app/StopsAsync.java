package com.crovver.e2e.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers asynchronous dispatches itself if {@code X-Stop} says so. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.ASYNC, asyncSupported = true)
public class StopsAsync extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("X-Stop") == null) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(418);
        }
    }
}
