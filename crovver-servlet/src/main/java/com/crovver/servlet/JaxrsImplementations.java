package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** The classes by which JAX-RS implementations appear in a web application; one class may serve as servlet and filter. */
final class JaxrsImplementations {

    private static final Set<String> SERVLETS = Set.of(
            "org.glassfish.jersey.servlet.ServletContainer",
            "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher");

    private static final Set<String> FILTERS = Set.of(
            "org.glassfish.jersey.servlet.ServletContainer",
            "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher");

    /** To these RESTEasy maps a servlet and a filter of its own wherever it is, which nobody means. */
    private static final Set<String> NOT_MEANT = Set.of("/RESTEASY_HttpServlet30Dispatcher", "");

    private static final String SERVICE = "META-INF/services/jakarta.ws.rs.ext.RuntimeDelegate";
    /** What comes with Jersey's client, which runs no resources. */
    private static final String CLIENT = "org.glassfish.jersey.internal.RuntimeDelegateImpl";

    private JaxrsImplementations() {}

    /** Whether somebody wants requests to a path to come to JAX-RS. */
    static boolean isMapping(String path) {
        return !NOT_MEANT.contains(path);
    }

    /**
     * An implementation that could run the resources of an application, by the name of its {@code RuntimeDelegate}, which is
     * neither loaded nor made: that would start some of them.
     *
     * @return empty if there is none
     * @throws BrokenGuardException if nobody can tell
     */
    static Optional<String> onClassPath(ClassLoader application) throws BrokenGuardException {
        try {
            for (URL service : Collections.list(application.getResources(SERVICE))) {
                Optional<String> server = read(service)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(name -> !name.isEmpty() && !name.equals(CLIENT))
                        .findFirst();
                if (server.isPresent()) {
                    return server;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new BrokenGuardException(
                    "Nobody can tell which JAX-RS runs the guarded resources: " + e.getMessage());
        }
    }

    private static String read(URL file) throws IOException {
        try (InputStream stream = ApplicationLoader.open(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

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
