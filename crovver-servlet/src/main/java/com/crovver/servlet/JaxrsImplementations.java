package com.crovver.servlet;

import java.util.Set;

/** The classes by which JAX-RS implementations appear in a web application; one class may serve as servlet and filter. */
final class JaxrsImplementations {

    private static final Set<String> SERVLETS = Set.of(
            "org.glassfish.jersey.servlet.ServletContainer",
            "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher");

    private static final Set<String> FILTERS = Set.of(
            "org.glassfish.jersey.servlet.ServletContainer",
            "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher");

    private JaxrsImplementations() {}

    static boolean isServlet(Class<?> type) {
        return isOneOf(SERVLETS, type);
    }

    static boolean isFilter(Class<?> type) {
        return isOneOf(FILTERS, type);
    }

    private static boolean isOneOf(Set<String> names, Class<?> type) {
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            if (names.contains(next.getName())) {
                return true;
            }
        }
        return false;
    }
}
