package com.crovver.gate;

import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which operation of a guarded JAX-RS resource a matched method is. Needs no JAX-RS on the class path. */
public final class ResourceOperations {

    private final GuardedHandler handler;
    private final Supertypes supertypes;

    private ResourceOperations(GuardedHandler handler, Supertypes supertypes) {
        this.handler = handler;
        this.supertypes = supertypes;
    }

    /**
     * The operations of a resource class.
     *
     * @return empty if the class is not guarded
     * @throws BrokenGuardException if it must not run as it is
     */
    public static Optional<ResourceOperations> of(Class<?> resource) throws BrokenGuardException {
        return find(resource, true);
    }

    /**
     * The operations of an abstract class, which those below it inherit.
     *
     * @return empty if the class has no guard
     * @throws BrokenGuardException if none below it must run
     */
    public static Optional<ResourceOperations> ofAbstract(Class<?> resource) throws BrokenGuardException {
        return find(resource, false);
    }

    private static Optional<ResourceOperations> find(Class<?> resource, boolean runs) throws BrokenGuardException {
        Supertypes supertypes = new Supertypes(resource);
        return GuardedHandler.find(resource, methodsOf(resource, supertypes), runs)
                .map(handler -> new ResourceOperations(handler, supertypes));
    }

    /**
     * A charge that those who implement an interface may come to owe, which may carry no annotation themselves.
     *
     * @return empty if it declares none
     * @throws BrokenGuardException if an annotation cannot be meant
     */
    public static Optional<Requirement.Credits> owingBy(Class<?> contract) throws BrokenGuardException {
        return GuardedHandler.owing(DeclaredRequirements.on(contract).stream());
    }

    /** Whether an interface declares methods that answer requests of JAX-RS. */
    public static boolean hasResourceMethods(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .anyMatch(method -> !httpMethods(method).isEmpty());
    }

    /** The public methods by the names of those that run. */
    private static Map<String, List<Method>> methodsOf(Class<?> resource, Supertypes supertypes) {
        Map<String, List<Method>> methods = new HashMap<>();
        for (Method method : resource.getMethods()) {
            // Bridges too: one stands for a public method of a package-private superclass.
            List<Method> chain = supertypes.chainOf(method);
            if (!Modifier.isStatic(method.getModifiers()) && !chain.isEmpty()) {
                methods.computeIfAbsent(name(chain.get(0)), name -> new ArrayList<>())
                        .add(method);
            }
        }
        return methods;
    }

    /** What a method requires; empty if nothing. */
    public Optional<Operation> of(Method method) {
        List<Method> chain = supertypes.chainOf(method);
        String name = name(chain.isEmpty() ? method : chain.get(0));
        if (isPreflight(chain) && !handler.hasOwn(name)) {
            return Optional.empty();
        }
        return Optional.of(handler.operation(name))
                .filter(operation -> !operation.requirements().isEmpty());
    }

    /** A charge that may come to be owed; empty if there is none. */
    public Optional<Requirement.Credits> owing() {
        return handler.owing();
    }

    /** The name that guards use: the method's, with its erased parameter types. */
    private static String name(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(ResourceOperations::nameOf)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    /** The binary name, with brackets for arrays: {@code java.util.Map$Entry}, {@code byte[]}. */
    private static String nameOf(Class<?> type) {
        return type.isArray() ? nameOf(type.getComponentType()) + "[]" : type.getName();
    }

    /**
     * A method that answers OPTIONS only is open unless it carries requirements itself: browsers ask without credentials.
     * What it answers may be said by a method that it overrides, which is why JAX-RS runs it.
     */
    private static boolean isPreflight(List<Method> chain) {
        // Of several that say it, JAX-RS takes one, and which of them is its own affair.
        return chain.stream()
                .flatMap(declared -> httpMethods(declared).stream())
                .collect(Collectors.toSet())
                .equals(Set.of("OPTIONS"));
    }

    private static Set<String> httpMethods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation -> Arrays.stream(annotation.annotationType().getAnnotations()))
                .filter(designator -> designator.annotationType().getName().equals("jakarta.ws.rs.HttpMethod"))
                .map(ResourceOperations::valueOf)
                .collect(Collectors.toSet());
    }

    private static String valueOf(Annotation designator) {
        try {
            return (String) designator.annotationType().getMethod("value").invoke(designator);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("@HttpMethod is not that of JAX-RS", e);
        }
    }
}
