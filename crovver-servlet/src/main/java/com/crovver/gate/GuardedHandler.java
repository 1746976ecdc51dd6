package com.crovver.gate;

import com.crovver.annotation.Charge;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Guard;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A handler's class together with its guard, which has been held against the annotations. Immutable. */
public final class GuardedHandler {

    private static final String REMEDY = "Compile it with the annotation processor com.crovver:crovver-processor "
            + "(maven-compiler-plugin: annotationProcessorPaths; JDK 23 and later run no processor unless told to) "
            + "from a clean build.";

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
        Set<Requirement> everyOperation;
        Map<String, Set<Requirement>> single;
        try {
            everyOperation = DeclaredRequirements.ofEveryOperation(handler);
            single = DeclaredRequirements.ofOperations(handler, operations);
        } catch (IllegalArgumentException e) {
            throw new BrokenGuardException(
                    handler.getName() + " carries an annotation that cannot be meant: " + e.getMessage(), e);
        }
        Guard guard = load(handler);
        if (guard == null && everyOperation.isEmpty() && single.isEmpty()) {
            return Optional.empty();
        }
        refuseSharedKit(handler);
        if (guard == null) {
            throw new BrokenGuardException(
                    handler.getName() + " carries Crovver annotations, but has no guard. " + REMEDY);
        }
        Map<String, Set<Requirement>> guarded = new HashMap<>();
        guard.operations().forEach((name, requirements) -> guarded.put(name, new HashSet<>(requirements)));
        if (!everyOperation.equals(new HashSet<>(guard.everyOperation())) || !single.equals(guarded)) {
            throw new BrokenGuardException("The guard " + guard.getClass().getName()
                    + " was made from other annotations than " + handler.getName() + " carries now: it says "
                    + guard.everyOperation() + " " + guarded + ", the annotations say " + everyOperation + " " + single
                    + ". " + REMEDY);
        }
        refuseUnenforced(handler, guard);
        return Optional.of(new GuardedHandler(handler, guard));
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

    /** What the annotations can say already and no gate can do yet. */
    private static void refuseUnenforced(Class<?> handler, Guard guard) throws BrokenGuardException {
        List<Requirement> all = new ArrayList<>(guard.everyOperation());
        guard.operations().values().forEach(all::addAll);
        for (Requirement requirement : all) {
            String member = requirement instanceof Requirement.Credits credits ? unenforced(credits) : null;
            if (member != null) {
                throw new BrokenGuardException(handler.getName() + " charges with " + member + " (" + requirement
                        + "), which this version of the kit does not enforce yet. Charge a fixed amount before the"
                        + " work, without " + member + ".");
            }
        }
    }

    private static @Nullable String unenforced(Requirement.Credits credits) {
        if (credits.charge() == Charge.ON_SUCCESS) {
            return "charge = ON_SUCCESS";
        } else if (credits.cost() != null) {
            return "cost = " + credits.cost().getSimpleName() + ".class";
        }
        return credits.outage() == OutagePolicy.ALLOW ? "outage = ALLOW" : null;
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
            } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
                throw new BrokenGuardException("The guard " + name + " cannot be used: " + e + ". " + REMEDY, e);
            }
        }
        return null;
    }

    private static @Nullable Class<?> forName(String name, @Nullable ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
