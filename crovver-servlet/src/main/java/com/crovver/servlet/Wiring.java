package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
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

    /** What the names of all gates begin with, and of no other filter. */
    private static final String OURS = "com.crovver.gate";

    private static final String GATE = OURS + ".";
    private static final String LAST_GATE = OURS + "-last.";
    private static final String ANY_SERVLET = "*";

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
     * @param last whether this is the last part of the start-up that may register filters
     * @return whether a servlet that is registered by now is guarded
     * @throws BrokenGuardException if a handler must not run as it is; the message names every one
     */
    static boolean install(ServletContext context, Set<Class<?>> annotated, boolean last) throws BrokenGuardException {
        Wiring wiring = new Wiring(context);
        annotated.forEach(wiring::check);
        wiring.eachServlet((servlet, gate) -> {
            wiring.register(GATE + servlet, servlet, gate);
            if (last && gate instanceof ServletGate && wiring.hasOtherFilters(servlet)) {
                // One of them may stand behind the first gate and change the method: what the servlet runs is seen
                // last.
                wiring.register(LAST_GATE + servlet, servlet, gate);
            }
        });
        wiring.throwFindings();
        return wiring.guarded;
    }

    /**
     * Checks that every guarded servlet has its gate.
     *
     * @param usersKnown whether the configuration says where the user of a request is found
     * @return the names of the guarded servlets, and of the JAX-RS servlets
     * @throws BrokenGuardException if one has none, or must not run as it is; the message names every one and the remedy
     */
    static Set<String> audit(ServletContext context, boolean usersKnown) throws BrokenGuardException {
        Wiring wiring = new Wiring(context);
        Set<String> guarded = new TreeSet<>();
        wiring.eachServlet((servlet, gate) -> {
            guarded.add(servlet);
            if (!usersKnown && gate instanceof ServletGate handler && handler.requiresUser()) {
                wiring.findings.add(
                        "Servlet " + servlet + " demands a seat, but crovver.user does not say where the user of a"
                                + " request is found. Set it as crovver.tenant is set.");
            }
            if (context.getFilterRegistration(GATE + servlet) == null) {
                wiring.findings.add(
                        "Servlet " + servlet + " is guarded, but was registered where the kit did not see it."
                                + " Add <listener><listener-class>com.crovver.servlet.CrovverListener</listener-class></listener>"
                                + " as the last listener of web.xml, or register " + CrovverInitializer.class.getName()
                                + " after the servlet where the container is embedded.");
            } else if (!wiring.enforcement.isOwnGate(GATE + servlet)) {
                wiring.findings.add(
                        "The container kept the gate of Servlet " + servlet + " from an earlier start of this"
                                + " application. Take the application out of the container and deploy it anew, instead of"
                                + " starting its context again.");
            }
        });
        if (!guarded.isEmpty()) {
            wiring.refuseFiltersOfAnyServlet();
        }
        try {
            AnnotatedClasses.of(context).audit();
        } catch (BrokenGuardException e) {
            wiring.findings.add(e.getMessage());
        }
        wiring.throwFindings();
        return guarded;
    }

    /**
     * Checks that nothing may come to be owed, where nothing keeps debts.
     *
     * @throws BrokenGuardException if something may; the message says what, and the remedy
     */
    static void requireNoDebts(ServletContext context) throws BrokenGuardException {
        Set<String> owing = Enforcement.of(context).owing();
        if (!owing.isEmpty()) {
            throw BrokenGuardException.nothingKeepsDebts(owing);
        }
    }

    private interface Found {
        void servlet(String name, Filter gate);
    }

    private void eachServlet(Found found) {
        for (ServletRegistration registration :
                context.getServletRegistrations().values()) {
            try {
                Optional<Filter> gate = gateOf(registration);
                if (gate.isPresent()) {
                    guarded |= gate.get() instanceof ServletGate;
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

    private Optional<Filter> gateOf(ServletRegistration registration) throws BrokenGuardException {
        String name = registration.getName();
        String className = registration.getClassName();
        Class<?> servlet = load(name, className);
        if (servlet == null) {
            return Optional.empty();
        } else if (JaxrsImplementations.isServlet(servlet)) {
            JaxrsImplementations.refuseRequirements(servlet);
            return Optional.of(new JaxrsGate(enforcement, name));
        }
        Optional<ServletOperations> operations = ServletOperations.of(servlet);
        operations.flatMap(ServletOperations::owing).ifPresent(charge -> enforcement.mayOwe(className, charge));
        return operations.map(guarded -> new ServletGate(enforcement, guarded, name));
    }

    private void check(Class<?> handler) {
        try {
            AnnotatedClasses.of(context).check(handler);
        } catch (BrokenGuardException e) {
            findings.add(e.getMessage());
        } catch (LinkageError e) {
            findings.add(handler.getName() + " cannot be inspected for annotations: " + e);
        }
    }

    private void register(String name, String servlet, Filter gate) {
        FilterRegistration.Dynamic registration = context.addFilter(name, gate);
        if (registration == null) {
            return;
        }
        enforcement.registeredGate(name);
        registration.setAsyncSupported(true);
        registration.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, servlet);
    }

    private boolean hasOtherFilters(String servlet) {
        return context.getFilterRegistrations().values().stream()
                .filter(filter -> !filter.getName().startsWith(OURS))
                .anyMatch(filter -> filter.getServletNameMappings().contains(servlet));
    }

    /** Jetty runs such filters behind every gate, where they could change what the servlet does. */
    private void refuseFiltersOfAnyServlet() {
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (filter.getServletNameMappings().contains(ANY_SERVLET)) {
                findings.add(
                        "Filter " + filter.getName() + " is mapped to <servlet-name>*</servlet-name>, which may put it"
                                + " behind the guards. Map it to <url-pattern>/*</url-pattern> instead.");
            }
        }
    }

    private void throwFindings() throws BrokenGuardException {
        if (!findings.isEmpty()) {
            throw new BrokenGuardException(String.join("\n", findings));
        }
    }

    /** The servlet's class; null for a JSP file, and for a container's own servlet that the application cannot see. */
    private @Nullable Class<?> load(String servlet, @Nullable String className) throws BrokenGuardException {
        if (className == null) {
            return null;
        }
        Optional<Class<?>> type = ApplicationLoader.find(context, className);
        if (type.isEmpty() && !isContainersOwn(className)) {
            throw new BrokenGuardException("Servlet " + servlet + " runs " + className
                    + ", which the class loader of the application cannot see:"
                    + " nobody can tell whether it is guarded. Put the class where the application sees it, such as"
                    + " WEB-INF/lib.");
        }
        return type.orElse(null);
    }

    private boolean isContainersOwn(String className) {
        try {
            Class.forName(className, false, context.getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
