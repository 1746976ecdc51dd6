package com.crovver.gate;

import com.crovver.annotation.Charge;
import com.crovver.annotation.Cost;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Guard;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A handler's class together with its guard, which has been held against the annotations. Immutable. */
public final class GuardedHandler {

    private static final String REMEDY = "Compile it with the annotation processor com.crovver:crovver-processor "
            + "(maven-compiler-plugin: annotationProcessorPaths; JDK 23 and later run no processor unless told to) "
            + "from a clean build.";
    private static final String REMEDY_FOR_HIDDEN =
            "Annotation processors are not shown anonymous and local classes, nor "
                    + "those that are made at run time: write it as a top-level or nested class with a name.";

    private final Class<?> handler;
    private final Guard guard;

    private GuardedHandler(Class<?> handler, Guard guard) {
        this.handler = handler;
        this.guard = guard;
    }

    /**
     * The guard of a handler, its own or that of the nearest superclass that has one.
     *
     * @param handler the class that the container runs
     * @param operations the methods of its operations, by the names that guards use; more than one where a name covers
     *     overloads
     * @return empty if the handler has neither annotations nor guard
     * @throws BrokenGuardException if it has annotations, but no guard that says the same
     */
    public static Optional<GuardedHandler> find(Class<?> handler, Map<String, List<Method>> operations)
            throws BrokenGuardException {
        return find(handler, operations, true);
    }

    /**
     * The same, also for an abstract class, which no request runs, but those below it, with guards of their own. So it may do
     * without a guard, as one without operations does; have requirements that its guard does not, on methods of which only
     * those below make operations; and inherit different requirements, which they replace.
     *
     * @param runs whether requests run the handler itself
     */
    static Optional<GuardedHandler> find(Class<?> handler, Map<String, List<Method>> operations, boolean runs)
            throws BrokenGuardException {
        Set<Requirement> everyOperation = DeclaredRequirements.ofEveryOperation(handler);
        Map<String, Set<Requirement>> single = DeclaredRequirements.ofOperations(handler, operations, runs);
        Guard guard = load(handler);
        boolean required = !everyOperation.isEmpty() || !single.isEmpty();
        if (guard == null && (!required || !runs)) {
            return Optional.empty();
        }
        refuseSharedKit(handler);
        if (guard == null) {
            throw new BrokenGuardException(
                    handler.getName() + " carries Crovver annotations, but has no guard. " + remedy(handler));
        }
        Map<String, Set<Requirement>> guarded = new HashMap<>();
        guard.operations().forEach((name, requirements) -> guarded.put(name, new HashSet<>(requirements)));
        boolean same = runs ? single.equals(guarded) : single.entrySet().containsAll(guarded.entrySet());
        if (!everyOperation.equals(new HashSet<>(guard.everyOperation())) || !same) {
            throw new BrokenGuardException("The guard " + guard.getClass().getName()
                    + " was made from other annotations than " + handler.getName() + " carries now: it says "
                    + guard.everyOperation() + " " + guarded + ", the annotations say " + everyOperation + " " + single
                    + ". " + remedy(handler));
        }
        createCosts(handler, guard);
        return Optional.of(new GuardedHandler(handler, guard));
    }

    private static String remedy(Class<?> handler) {
        return isShownToProcessors(handler) ? REMEDY : REMEDY_FOR_HIDDEN;
    }

    private static boolean isShownToProcessors(Class<?> handler) {
        for (Class<?> type = handler; type != null; type = type.getEnclosingClass()) {
            if (type.isAnonymousClass() || type.isLocalClass()) {
                return false;
            }
        }
        return !handler.isHidden() && !Proxy.isProxyClass(handler);
    }

    /** One copy for several applications would hold on to each of them, and start in those that know nothing of it. */
    private static void refuseSharedKit(Class<?> handler) throws BrokenGuardException {
        if (handler.getClassLoader() != GuardedHandler.class.getClassLoader()) {
            throw new BrokenGuardException(
                    handler.getName() + " is guarded, but the kit is not in the application: it comes"
                            + " from a class loader that applications share. Put crovver-servlet, crovver-runtime and what they need"
                            + " into WEB-INF/lib of each application, and take them out of the container.");
        }
    }

    private static Stream<Requirement> requirements(Guard guard) {
        return Stream.concat(
                guard.everyOperation().stream(),
                guard.operations().values().stream().flatMap(List::stream));
    }

    private static Stream<Requirement.Credits> charges(Stream<Requirement> requirements) {
        return requirements.filter(Requirement.Credits.class::isInstance).map(Requirement.Credits.class::cast);
    }

    /** Creates what computes costs, so that what cannot be created fails the deployment and not a request. */
    private static void createCosts(Class<?> handler, Guard guard) throws BrokenGuardException {
        for (Requirement.Credits credits : charges(requirements(guard)).toList()) {
            Class<? extends Cost> cost = credits.cost();
            if (cost == null) {
                continue;
            }
            try {
                Costs.of(cost);
            } catch (IllegalArgumentException e) {
                throw new BrokenGuardException(
                        handler.getName() + " charges what " + cost.getName() + " computes, but " + e.getMessage()
                                + ". Make it a public class with a public constructor without arguments that does not throw.",
                        e);
            }
        }
    }

    /** A charge that may come to be owed, so that something has to keep debts; empty if there is none. */
    public Optional<Requirement.Credits> owing() {
        return owing(requirements(guard));
    }

    static Optional<Requirement.Credits> owing(Stream<Requirement> requirements) {
        return charges(requirements)
                .filter(credits -> credits.charge() == Charge.ON_SUCCESS || credits.outage() == OutagePolicy.ALLOW)
                .findFirst();
    }

    /** Whether an operation of this name has requirements of its own. */
    public boolean hasOwn(String operation) {
        return guard.operations().containsKey(operation);
    }

    /** Everything that one operation requires, the class's requirements included; possibly nothing. */
    public Operation operation(String name) {
        List<Requirement> requirements = new ArrayList<>(guard.everyOperation());
        requirements.addAll(guard.operations().getOrDefault(name, List.of()));
        return new Operation(handler.getName() + "#" + name, requirements);
    }

    /** What every operation together requires, without charges: what must hold where no single one is meant. */
    public Operation allOperations() {
        List<Requirement> requirements = new ArrayList<>(guard.everyOperation());
        guard.operations().values().forEach(requirements::addAll);
        return new Operation(
                handler.getName() + "#*",
                requirements.stream()
                        .filter(requirement -> !(requirement instanceof Requirement.Credits))
                        .toList());
    }

    private static @Nullable Guard load(Class<?> handler) throws BrokenGuardException {
        for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
            String name = type.getName() + Guard.SUFFIX;
            Class<?> guard = forName(name, type.getClassLoader());
            if (guard == null) {
                continue;
            }
            try {
                return guard.asSubclass(Guard.class).getConstructor().newInstance();
            } catch (InvocationTargetException e) {
                throw unusable(name, e.getTargetException());
            } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
                throw unusable(name, e);
            }
        }
        return null;
    }

    private static BrokenGuardException unusable(String guard, Throwable reason) {
        return new BrokenGuardException("The guard " + guard + " cannot be used: " + reason + ". " + REMEDY, reason);
    }

    private static @Nullable Class<?> forName(String name, @Nullable ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
