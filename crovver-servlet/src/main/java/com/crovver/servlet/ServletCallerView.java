package com.crovver.servlet;

import com.crovver.gate.CallerView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A servlet request, seen by a resolver. */
record ServletCallerView(HttpServletRequest request) implements CallerView {

    @Override
    public @Nullable Principal principal() {
        return request.getUserPrincipal();
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getAttribute(name);
    }

    @Override
    public @Nullable Object requestAttribute(String name) {
        return request.getAttribute(name);
    }

    @Override
    public List<String> header(String name) {
        return Collections.list(request.getHeaders(name));
    }
}
