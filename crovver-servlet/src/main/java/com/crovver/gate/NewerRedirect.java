package com.crovver.gate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The redirect of Servlet 6.1, for containers that have it; the kit is compiled against 6.0. */
final class NewerRedirect {

    private NewerRedirect() {}

    static void send(HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        try {
            Method method = HttpServletResponse.class.getMethod("sendRedirect", String.class, int.class, boolean.class);
            method.invoke(response, location, status, clearBuffer);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            } else if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the redirect failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("this container knows no such redirect", e);
        }
    }
}
