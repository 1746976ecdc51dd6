package com.crovver.gate;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
import com.crovver.annotation.RequiresSubscription;
import com.crovver.guard.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the annotations of a handler demand, read from its class at start-up. A guard is trusted only if it says the same:
 * then it was made from these annotations, and not from an older version of them.
 */
final class DeclaredRequirements {

    private DeclaredRequirements() {}

    /** Requirements of the class itself and of everything it inherits from. */
    static Set<Requirement> ofEveryOperation(Class<?> handler) {
        Set<Requirement> requirements = new LinkedHashSet<>();
        for (Class<?> type : Supertypes.of(handler)) {
            requirements.addAll(of(type));
        }
        return requirements;
    }

    /** Requirements of single operations; those without any are left out. */
    static Map<String, Set<Requirement>> ofOperations(Class<?> handler, Map<String, List<Method>> operations) {
        Map<String, Set<Requirement>> requirements = new HashMap<>();
        operations.forEach((name, methods) -> {
            Set<Requirement> own = new LinkedHashSet<>();
            methods.forEach(method -> own.addAll(ofOperation(handler, method)));
            if (!own.isEmpty()) {
                requirements.put(name, own);
            }
        });
        return requirements;
    }

    /** An override keeps the requirements of what it overrides, unless it declares its own. */
    private static Set<Requirement> ofOperation(Class<?> handler, Method method) {
        Supertypes supertypes = new Supertypes(handler);
        for (Class<?> type : Supertypes.of(handler)) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (!candidate.isBridge()
                        && !Modifier.isStatic(candidate.getModifiers())
                        && !Modifier.isPrivate(candidate.getModifiers())
                        && candidate.getName().equals(method.getName())
                        && supertypes.parametersOf(candidate).equals(supertypes.parametersOf(method))) {
                    List<Requirement> declared = of(candidate);
                    if (!declared.isEmpty()) {
                        return new LinkedHashSet<>(declared);
                    }
                }
            }
        }
        return Set.of();
    }

    private static List<Requirement> of(AnnotatedElement element) {
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
