package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import com.crovver.gate.ResourceOperations;
import com.crovver.guard.Requirement;
import jakarta.servlet.Registration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * The classes of an application that carry annotations of the kit, as far as its container has found them. Gates stand before
 * what is registered; a handler that is run by something else, such as a servlet that wraps it, is known from here alone.
 * Thread-safe.
 */
final class AnnotatedClasses {

    private static final String ATTRIBUTE = AnnotatedClasses.class.getName();

    private final ServletContext context;
    private final Enforcement enforcement;
    private final Set<Class<?>> servlets = ConcurrentHashMap.newKeySet();
    private final Set<String> resources = new ConcurrentSkipListSet<>();

    private AnnotatedClasses(ServletContext context) {
        this.context = context;
        this.enforcement = Enforcement.of(context);
    }

    /** Those of a web application; none until they are checked. */
    static AnnotatedClasses of(ServletContext context) {
        Object known = context.getAttribute(ATTRIBUTE);
        if (known == null) {
            known = new AnnotatedClasses(context);
            context.setAttribute(ATTRIBUTE, known);
        }
        return (AnnotatedClasses) known;
    }

    /**
     * Holds a class against its guard. Requests run neither abstract classes nor interfaces, but what inherits from them may
     * carry no annotation, so that only they tell of it.
     *
     * @throws BrokenGuardException if it must not run as it is
     */
    void check(Class<?> type) throws BrokenGuardException {
        if (JaxrsImplementations.isServlet(type) || JaxrsImplementations.isFilter(type)) {
            JaxrsImplementations.refuseRequirements(type);
        } else if (Servlet.class.isAssignableFrom(type)) {
            checkServlet(type);
        } else if (type.isInterface()) {
            noteOwing(type, ResourceOperations.owingBy(type));
            if (ResourceOperations.hasResourceMethods(type)) {
                resources.add(type.getName());
            }
        } else {
            Optional<ResourceOperations> operations =
                    isAbstract(type) ? ResourceOperations.ofAbstract(type) : ResourceOperations.of(type);
            noteOwing(type, operations.flatMap(ResourceOperations::owing));
            operations.ifPresent(guarded -> resources.add(type.getName()));
        }
    }

    private void checkServlet(Class<?> servlet) throws BrokenGuardException {
        ServletOperations.refuseJspPage(servlet);
        if (!isAbstract(servlet) && ServletOperations.of(servlet).isPresent()) {
            servlets.add(servlet);
        }
    }

    private void noteOwing(Class<?> handler, Optional<Requirement.Credits> owing) {
        owing.ifPresent(charge -> enforcement.mayOwe(handler.getName(), charge));
    }

    private static boolean isAbstract(Class<?> type) {
        return Modifier.isAbstract(type.getModifiers());
    }

    /**
     * Warns of guarded servlets that nothing registered runs.
     *
     * @throws BrokenGuardException if resources are guarded, and JAX-RS is there to run them, but by nothing registered that
     *     the kit can stand before
     */
    void audit() throws BrokenGuardException {
        List<Class<?>> registered = context.getServletRegistrations().values().stream()
                .flatMap(this::classOf)
                .toList();
        for (Class<?> servlet : servlets) {
            if (registered.stream().noneMatch(servlet::isAssignableFrom)) {
                enforcement.warn(servlet.getName() + " carries Crovver annotations, but no servlet of this class is"
                        + " registered: what calls it all the same, such as a servlet that wraps it, runs it unguarded."
                        + " Register it by itself, or move the annotations to what is registered.");
            }
        }
        if (!resources.isEmpty() && !isJaxrsMapped()) {
            Optional<String> implementation = JaxrsImplementations.onClassPath(ApplicationLoader.of(context));
            if (implementation.isPresent()) {
                throw new BrokenGuardException(
                        "These JAX-RS resources are guarded, but no servlet or filter of Jersey or"
                                + " RESTEasy is mapped that the kit could stand before, and " + implementation.get()
                                + " is there to run them: " + resources
                                + ". Map the servlet of Jersey or RESTEasy itself, instead of"
                                + " calling it from one of yours; other implementations must not run guarded resources. If nothing"
                                + " runs these, take them out of the application.");
            }
        }
    }

    private boolean isJaxrsMapped() {
        return context.getServletRegistrations().values().stream()
                        .filter(servlet -> servlet.getMappings().stream().anyMatch(JaxrsImplementations::isMapping))
                        .flatMap(this::classOf)
                        .anyMatch(JaxrsImplementations::isServlet)
                || context.getFilterRegistrations().values().stream()
                        .filter(filter -> !filter.getServletNameMappings().isEmpty()
                                || filter.getUrlPatternMappings().stream().anyMatch(JaxrsImplementations::isMapping))
                        .flatMap(this::classOf)
                        .anyMatch(JaxrsImplementations::isFilter);
    }

    private Stream<Class<?>> classOf(Registration registration) {
        // A JSP file has none.
        String className = registration.getClassName();
        try {
            return className == null ? Stream.empty() : ApplicationLoader.find(context, className).stream();
        } catch (LinkageError e) {
            // That of a servlet is reported where its gate is looked for.
            return Stream.empty();
        }
    }
}
