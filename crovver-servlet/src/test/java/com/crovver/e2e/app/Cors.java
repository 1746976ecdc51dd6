package com.crovver.e2e.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets other origins call, and answers their preflights, as such filters do. {@code ?flush} commits before anybody answers. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Cors extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("Origin") != null) {
            response.setHeader("Vary", "Origin");
            response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(204);
                return;
            }
        }
        if ("flush".equals(request.getQueryString())) {
            response.getOutputStream().print("partial");
            response.flushBuffer();
        }
        chain.doFilter(request, response);
    }
}
