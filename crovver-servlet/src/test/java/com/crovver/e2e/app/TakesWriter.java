package com.crovver.e2e.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks for the response's writer before anybody knows who will answer, as some filters do. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class TakesWriter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if ("writer".equals(request.getQueryString())) {
            response.getWriter();
        }
        chain.doFilter(request, response);
    }
}
