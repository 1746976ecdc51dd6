package com.crovver.e2e.vault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Rewrites URLs, as such filters do: forwards {@code /rewritten/x} to {@code /x}, and shows {@code /disguised} as another. */
@WebFilter(
        urlPatterns = {"/rewritten/*", "/vault", "/tree/*"},
        asyncSupported = true)
public class Rewrites extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/rewritten";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.startsWith(PREFIX)) {
            request.getRequestDispatcher(path.substring(PREFIX.length())).forward(request, response);
            return;
        }
        String disguise = request.getHeader("X-Original-URL");
        chain.doFilter(disguise == null ? request : disguised(request, disguise), response);
    }

    /** Some proxies pass on where a request went before they rewrote it, and some filters show that to the rest. */
    private static HttpServletRequest disguised(HttpServletRequest request, String path) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return path;
            }

            @Override
            public String getServletPath() {
                return path;
            }

            @Override
            public String getPathInfo() {
                return null;
            }
        };
    }
}
