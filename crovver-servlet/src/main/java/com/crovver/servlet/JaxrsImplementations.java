package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
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

    /**
     * Checks that a class of an implementation requires nothing itself: the gate before it does not know what runs inside.
     *
     * @throws BrokenGuardException if it does, or if nobody can tell
     */
    static void refuseRequirements(Class<?> type) throws BrokenGuardException {
        if (ServletOperations.of(type).isPresent()) {
            throw new BrokenGuardException(
                    type.getName() + " is a servlet or filter of JAX-RS, which runs the methods of"
                            + " resources, and carries Crovver annotations itself, which would hold for none of them. Put them on"
                            + " the resource classes.");
        }
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
