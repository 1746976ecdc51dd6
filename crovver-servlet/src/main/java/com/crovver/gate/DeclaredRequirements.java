package com.crovver.gate;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
import com.crovver.annotation.RequiresSubscription;
import com.crovver.guard.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the annotations of a handler demand, read from its class at start-up. A guard is trusted only if it says the same:
 * then it was made from these annotations, and not from an older version of them.
 */
final class DeclaredRequirements {

    private DeclaredRequirements() {}

    /**
     * Requirements of the class itself and of everything it inherits from.
     *
     * @throws BrokenGuardException if an annotation cannot be meant
     */
    static Set<Requirement> ofEveryOperation(Class<?> handler) throws BrokenGuardException {
        Set<Requirement> requirements = new LinkedHashSet<>();
        for (Class<?> type : new Supertypes(handler).all()) {
            requirements.addAll(of(type));
        }
        return requirements;
    }

    /**
     * Requirements of single operations; those without any are left out.
     *
     * @param runs whether requests run the handler itself; if not, one below may still replace what it inherits
     * @throws BrokenGuardException if an annotation cannot be meant, or one inherits different requirements from methods of which neither overrides the
     *     other, and the handler runs
     */
    static Map<String, Set<Requirement>> ofOperations(
            Class<?> handler, Map<String, List<Method>> operations, boolean runs) throws BrokenGuardException {
        Supertypes supertypes = new Supertypes(handler);
        Map<String, Set<Requirement>> requirements = new HashMap<>();
        for (Map.Entry<String, List<Method>> operation : operations.entrySet()) {
            Set<Requirement> own = new LinkedHashSet<>();
            for (Method method : operation.getValue()) {
                own.addAll(ofOperation(handler, supertypes.chainOf(method), runs));
            }
            if (!own.isEmpty()) {
                requirements.put(operation.getKey(), own);
            }
        }
        return requirements;
    }

    /** An override keeps the requirements of what it overrides, unless it declares its own. */
    private static Set<Requirement> ofOperation(Class<?> handler, List<Method> chain, boolean runs)
            throws BrokenGuardException {
        Map<Method, Set<Requirement>> equallyNear = new LinkedHashMap<>();
        for (Method method : chain) {
            Set<Requirement> declared = new LinkedHashSet<>(of(method));
            if (!declared.isEmpty() && equallyNear.keySet().stream().noneMatch(nearer -> replaces(nearer, method))) {
                equallyNear.put(method, declared);
            }
        }
        if (runs && new HashSet<>(equallyNear.values()).size() > 1) {
            String method = chain.get(0).getName();
            throw new BrokenGuardException(
                    handler.getName() + "." + method + " inherits requirements that differ, and none of"
                            + " them replaces the others: "
                            + equallyNear.entrySet().stream()
                                    .map(each -> each.getValue() + " of "
                                            + each.getKey().getDeclaringClass().getName())
                                    .collect(Collectors.joining(", "))
                            + ". Declare on " + handler.getSimpleName() + "." + method + " what holds.");
        }
        return equallyNear.values().stream().findFirst().orElse(Set.of());
    }

    private static boolean replaces(Method nearer, Method other) {
        Class<?> above = other.getDeclaringClass();
        return above != nearer.getDeclaringClass() && above.isAssignableFrom(nearer.getDeclaringClass());
    }

    /**
     * What a type says itself, on it and on its methods.
     *
     * @throws BrokenGuardException if an annotation cannot be meant
     */
    static Set<Requirement> on(Class<?> type) throws BrokenGuardException {
        Set<Requirement> requirements = new LinkedHashSet<>(of(type));
        for (Method method : type.getDeclaredMethods()) {
            requirements.addAll(of(method));
        }
        return requirements;
    }

    private static List<Requirement> of(AnnotatedElement element) throws BrokenGuardException {
        try {
            return read(element);
        } catch (IllegalArgumentException e) {
            throw new BrokenGuardException(
                    element + " carries an annotation that cannot be meant: " + e.getMessage(), e);
        }
    }

    private static List<Requirement> read(AnnotatedElement element) {
        List<Requirement> requirements = new ArrayList<>();
        for (RequiresSubscription subscription : element.getDeclaredAnnotationsByType(RequiresSubscription.class)) {
            requirements.add((subscription.product().isEmpty()
                            ? Requirement.subscription()
                            : Requirement.subscription(subscription.product()))
                    .outage(subscription.outage()));
        }
        for (Feature feature : element.getDeclaredAnnotationsByType(Feature.class)) {
            requirements.add((feature.product().isEmpty()
                            ? Requirement.feature(feature.value())
                            : Requirement.feature(feature.value(), feature.product()))
                    .outage(feature.outage()));
        }
        OccupiesSeat seat = element.getDeclaredAnnotation(OccupiesSeat.class);
        if (seat != null) {
            requirements.add(Requirement.seat().onFirstUse(seat.onFirstUse()).outage(seat.outage()));
        }
        for (ConsumesCredits credits : element.getDeclaredAnnotationsByType(ConsumesCredits.class)) {
            requirements.add(credits(credits));
        }
        return requirements;
    }

    private static Requirement credits(ConsumesCredits declared) {
        Requirement.Credits credits = Requirement.credits(declared.pool(), declared.amount())
                .charge(declared.charge())
                .outage(declared.outage());
        if (declared.cost() != Cost.class) {
            credits = credits.cost(declared.cost());
        }
        return declared.keyRequired() ? credits.requireKey() : credits;
    }
}
