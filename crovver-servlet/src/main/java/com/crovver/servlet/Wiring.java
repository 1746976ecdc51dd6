package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import com.crovver.gate.GuardIndex;
import com.crovver.jaxrs.ResourceOperations;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a gate before every guarded servlet at start-up, and checks later that none was forgotten. Whoever starts the kit
 * may do so twice: a gate is registered once, by its name.
 */
final class Wiring {

    private static final String GATE = "com.crovver.gate.";

    private final ServletContext context;
    private final Enforcement enforcement;
    private final List<String> findings = new ArrayList<>();
    private boolean guarded;

    private Wiring(ServletContext context) {
        this.context = context;
        this.enforcement = Enforcement.of(context);
    }

    /**
     * Registers the gates that are missing.
     *
     * @param annotated classes that carry annotations of the kit, as far as the container has found them
     * @return whether anything is guarded
     * @throws BrokenGuardException if a handler must not run as it is; the message names every one
     */
    static boolean install(ServletContext context, Set<Class<?>> annotated) throws BrokenGuardException {
        Wiring wiring = new Wiring(context);
        annotated.forEach(wiring::check);
        wiring.eachServlet((servlet, gate) -> wiring.register(servlet, gate));
        wiring.throwFindings();
        return wiring.guarded;
    }

    /**
     * Checks that every guarded servlet has its gate.
     *
     * @return the names of the guarded servlets, and of the JAX-RS servlets with guarded resources
     * @throws BrokenGuardException if one has none, or must not run as it is; the message names every one and the remedy
     */
    static Set<String> audit(ServletContext context) throws BrokenGuardException {
        Wiring wiring = new Wiring(context);
        Set<String> guarded = new TreeSet<>();
        wiring.eachServlet((servlet, gate) -> {
            guarded.add(servlet);
            if (context.getFilterRegistration(GATE + servlet) == null) {
                wiring.findings.add(
                        "Servlet " + servlet + " is guarded, but was registered where the kit did not see it."
                                + " Add <listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>"
                                + " as the last listener of web.xml, or register " + CrovverInitializer.class.getName()
                                + " after the servlet where the container is embedded.");
            }
        });
        wiring.throwFindings();
        return guarded;
    }

    private interface Found {
        void servlet(String name, Filter gate);
    }

    private void eachServlet(Found found) throws BrokenGuardException {
        boolean resources = GuardIndex.namesJaxrsResources(loader());
        guarded = resources;
        for (ServletRegistration registration :
                context.getServletRegistrations().values()) {
            try {
                Optional<Filter> gate = gateOf(registration, resources);
                if (gate.isPresent()) {
                    guarded = true;
                    found.servlet(registration.getName(), gate.get());
                }
            } catch (BrokenGuardException e) {
                findings.add(e.getMessage());
            } catch (LinkageError e) {
                findings.add("Servlet " + registration.getName() + " (" + registration.getClassName()
                        + ") cannot be inspected for annotations: " + e
                        + ". Add the missing class to the application.");
            }
        }
    }

    private Optional<Filter> gateOf(ServletRegistration registration, boolean resources) throws BrokenGuardException {
        String name = registration.getName();
        String className = registration.getClassName();
        Class<?> servlet = load(className);
        if (servlet == null) {
            return Optional.empty();
        } else if (JaxrsImplementations.isServlet(servlet)) {
            return resources ? Optional.of(new JaxrsGate(enforcement, name)) : Optional.empty();
        }
        return ServletOperations.of(servlet).map(operations -> new ServletGate(enforcement, operations, name));
    }

    /** Holds a handler against its guard where no servlet registration shows it, as for JAX-RS resources. */
    private void check(Class<?> handler) {
        try {
            if (Servlet.class.isAssignableFrom(handler)) {
                ServletOperations.of(handler);
            } else if (!handler.isInterface()) {
                ResourceOperations.of(handler);
            }
        } catch (BrokenGuardException e) {
            findings.add(e.getMessage());
        } catch (LinkageError e) {
            findings.add(handler.getName() + " cannot be inspected for annotations: " + e);
        }
    }

    private void register(String servlet, Filter gate) {
        FilterRegistration.Dynamic registration = context.addFilter(GATE + servlet, gate);
        if (registration == null) {
            return;
        }
        registration.setAsyncSupported(true);
        registration.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, servlet);
    }

    private void throwFindings() throws BrokenGuardException {
        if (!findings.isEmpty()) {
            throw new BrokenGuardException(String.join("\n", findings));
        }
    }

    /** The servlet's class; null for a JSP file, and for a container's own servlet that the application cannot see. */
    private @Nullable Class<?> load(@Nullable String className) {
        try {
            return className == null ? null : Class.forName(className, false, loader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private ClassLoader loader() {
        return context.getClassLoader();
    }
}
