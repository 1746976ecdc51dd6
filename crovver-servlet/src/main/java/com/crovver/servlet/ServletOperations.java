package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.GuardedHandler;
import com.crovver.gate.Supertypes;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which operation of a guarded servlet a request runs. Which methods the servlet overrides is read from its class, so that
 * a request it does not implement gets the container's own answer, unguarded and uncharged.
 */
final class ServletOperations {

    private static final String JSP_PAGE = "jakarta.servlet.jsp.JspPage";
    private static final String SERVICE = "service";
    private static final List<String> HTTP_METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final Map<String, Operation> byHttpMethod;
    /** Set for a servlet with a {@code service} of its own: its code decides what runs, so it holds for every method. */
    private final @Nullable Operation service;

    private final GuardedHandler handler;
    private final Operation all;

    private ServletOperations(
            Map<String, Operation> byHttpMethod, @Nullable Operation service, GuardedHandler handler) {
        this.byHttpMethod = Map.copyOf(byHttpMethod);
        this.service = service;
        this.handler = handler;
        this.all = handler.allOperations();
    }

    /**
     * The operations of a servlet.
     *
     * @return empty if the servlet is not guarded
     * @throws BrokenGuardException if it must not run as it is
     */
    static Optional<ServletOperations> of(Class<?> servlet) throws BrokenGuardException {
        Supertypes supertypes = new Supertypes(servlet);
        Map<String, List<Method>> methods = methodsOf(supertypes);
        Optional<GuardedHandler> found = GuardedHandler.find(servlet, methods);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        refuseJspPage(servlet);
        GuardedHandler handler = found.get();
        // That of an interface may be behind HttpServlet's: what it requires holds for whatever that runs.
        if (handler.hasOwn(SERVICE)
                || runsOwn(SERVICE, methods, supertypes)
                || !HttpServlet.class.isAssignableFrom(servlet)) {
            if (methods.keySet().stream().anyMatch(name -> !name.equals(SERVICE) && handler.hasOwn(name))) {
                throw new BrokenGuardException(servlet.getName() + " overrides service(), so its own code decides which"
                        + " doX method runs; put the annotations of its doX methods on service() or on the class.");
            }
            return Optional.of(new ServletOperations(Map.of(), handler.operation(SERVICE), handler));
        }
        Map<String, Operation> operations = new HashMap<>();
        for (String httpMethod : HTTP_METHODS) {
            operationFor(httpMethod, handler, methods)
                    .filter(operation -> isDispatched(httpMethod))
                    .ifPresent(operation -> operations.put(httpMethod, operation));
        }
        Operation get = operations.get("GET");
        if (get != null && get.charges() && overridesLastModified(servlet)) {
            throw new BrokenGuardException(servlet.getName() + " charges for GET and overrides getLastModified(), with"
                    + " which HttpServlet answers 304 without running doGet(): that would be charged for. Set the header"
                    + " Last-Modified in doGet() instead.");
        }
        return Optional.of(new ServletOperations(operations, null, handler));
    }

    /**
     * Checks that a guarded class is not one that containers make JSP pages of.
     *
     * @throws BrokenGuardException if it is
     */
    static void refuseJspPage(Class<?> servlet) throws BrokenGuardException {
        if (new Supertypes(servlet)
                .all().stream().anyMatch(type -> type.getName().equals(JSP_PAGE))) {
            throw new BrokenGuardException(
                    servlet.getName() + " carries Crovver annotations, but is a class for JSP pages,"
                            + " which the container compiles and runs by a servlet of its own: no guard stands before them. Move the"
                            + " annotations to a servlet that forwards to the page, and keep the page below WEB-INF.");
        }
    }

    /** What a request requires; empty if the servlet does not implement its method or nothing is required. */
    Optional<Operation> of(String httpMethod) {
        return Optional.ofNullable(service == null ? byHttpMethod.get(httpMethod) : service)
                .filter(operation -> !operation.requirements().isEmpty());
    }

    /** A charge that may come to be owed; empty if there is none. */
    Optional<Requirement.Credits> owing() {
        return handler.owing();
    }

    /** Whether an operation needs to know the user. */
    boolean requiresUser() {
        return all.requiresUser();
    }

    /** What must hold where a page is shown in place of another answer, whatever the method. */
    Optional<Operation> onErrorPage() {
        return Optional.of(all).filter(operation -> !operation.requirements().isEmpty());
    }

    private static Optional<Operation> operationFor(
            String httpMethod, GuardedHandler handler, Map<String, List<Method>> methods) {
        String name = methodFor(httpMethod);
        boolean own = methods.containsKey(name);
        if (httpMethod.equals("HEAD")) {
            // HttpServlet answers HEAD by running doGet, and most overrides do; only an annotated one speaks for
            // itself.
            if (own && handler.hasOwn(name)) {
                return Optional.of(handler.operation(name));
            }
            if (methods.containsKey("doGet")) {
                return Optional.of(handler.operation("doGet"));
            }
        }
        if (httpMethod.equals("OPTIONS") && !handler.hasOwn(name)) {
            // Browsers ask before they may send credentials: a preflight is never refused nor charged unless it is
            // meant.
            return Optional.empty();
        }
        return own ? Optional.of(handler.operation(name)) : Optional.empty();
    }

    private static String methodFor(String httpMethod) {
        return "do" + httpMethod.charAt(0) + httpMethod.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The doX and service methods that the servlet's own types declare; {@code service} has two forms. */
    private static Map<String, List<Method>> methodsOf(Supertypes supertypes) {
        Map<String, List<Method>> methods = new HashMap<>();
        for (Class<?> type : supertypes.all()) {
            for (Method method : type.getDeclaredMethods()) {
                if (isOperation(method) && isOwn(type)) {
                    methods.computeIfAbsent(method.getName(), name -> new ArrayList<>())
                            .add(method);
                }
            }
        }
        return methods;
    }

    /** An interface may have a default for what a class of the Servlet API has: the class's method runs. */
    private static boolean runsOwn(String name, Map<String, List<Method>> methods, Supertypes supertypes) {
        return methods.getOrDefault(name, List.of()).stream()
                .anyMatch(method -> isOwn(supertypes.chainOf(method).get(0).getDeclaringClass()));
    }

    /** Servlet 6.0 knows no doPatch: whatever the servlet declares, a PATCH is answered 501. */
    private static boolean isDispatched(String httpMethod) {
        return Arrays.stream(HttpServlet.class.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(methodFor(httpMethod)));
    }

    private static boolean overridesLastModified(Class<?> servlet) {
        for (Class<?> type = servlet; type != null && isOwn(type); type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals("getLastModified"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(Class<?> type) {
        return !type.getName().startsWith("jakarta.servlet.") && type != Object.class;
    }

    private static boolean isOperation(Method method) {
        if (method.isBridge()
                || Modifier.isStatic(method.getModifiers())
                || Modifier.isPrivate(method.getModifiers())) {
            return false;
        }
        Class<?>[] parameters = method.getParameterTypes();
        boolean http = Arrays.equals(parameters, new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class});
        boolean plain = Arrays.equals(parameters, new Class<?>[] {ServletRequest.class, ServletResponse.class});
        return method.getName().equals(SERVICE)
                ? http || plain
                : http && HTTP_METHODS.stream().anyMatch(it -> methodFor(it).equals(method.getName()));
    }
}
