package com.crovver.gate;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
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
        for (Feature feature : element.getDeclaredAnnotationsByType(Feature.class)) {
            requirements.add(
                    feature.product().isEmpty()
                            ? Requirement.feature(feature.value())
                            : Requirement.feature(feature.value(), feature.product()));
        }
        if (element.getDeclaredAnnotation(OccupiesSeat.class) != null) {
            requirements.add(Requirement.seat());
        }
        for (ConsumesCredits credits : element.getDeclaredAnnotationsByType(ConsumesCredits.class)) {
            requirements.add(Requirement.credits(credits.pool(), credits.amount()));
        }
        return requirements;
    }
}
