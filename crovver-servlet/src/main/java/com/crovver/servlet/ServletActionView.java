package com.crovver.servlet;

import com.crovver.gate.RequestTarget;
import com.crovver.spi.ActionView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A servlet request, seen by a resolver. */
record ServletActionView(HttpServletRequest request) implements ActionView {

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

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return new RequestTarget(request).path();
    }

    @Override
    public @Nullable String parameter(String name) {
        return new RequestTarget(request).parameter(name);
    }

    @Override
    public List<String> formField(String name) {
        return new RequestTarget(request).formField(name);
    }
}
