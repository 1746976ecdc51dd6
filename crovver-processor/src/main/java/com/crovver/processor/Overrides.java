package com.crovver.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds out which method overrides which. Parameter types must not be compared as they are written: a class that
 * implements {@code Api<String>} overrides {@code create(T)} with {@code create(String)}, and a kit that misses this
 * leaves the operation open (CVE-2025-41248). The compiler knows, so it is asked.
 */
final class Overrides {

    private final Elements elements;
    private final Types types;

    Overrides(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The instance methods that a type has, declared or inherited, private ones left out. */
    List<OverrideChain> in(Hierarchy hierarchy) {
        Map<Name, List<List<ExecutableElement>>> chains = new LinkedHashMap<>();
        for (TypeElement type : hierarchy.nearestFirst()) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (canOverride(method)) {
                    add(method, chains.computeIfAbsent(method.getSimpleName(), name -> new ArrayList<>()), hierarchy);
                }
            }
        }
        return chains.values().stream()
                .flatMap(List::stream)
                .map(OverrideChain::new)
                .toList();
    }

    private void add(ExecutableElement method, List<List<ExecutableElement>> sameName, Hierarchy hierarchy) {
        boolean overridden = false;
        for (List<ExecutableElement> chain : sameName) {
            if (overrides(chain.get(0), method, hierarchy.type())) {
                chain.add(method);
                overridden = true;
            }
        }
        if (!overridden) {
            sameName.add(new ArrayList<>(List.of(method)));
        }
    }

    /** Whether a method stands in for another one in a type, which may inherit both from unrelated supertypes. */
    private boolean overrides(ExecutableElement nearer, ExecutableElement other, TypeElement type) {
        if (nearer.getParameters().size() != other.getParameters().size()) {
            return false;
        }
        return elements.overrides(nearer, other, type)
                || (!Names.owner(nearer).equals(Names.owner(other))
                        && types.isSubsignature(memberOf(type, nearer), memberOf(type, other)));
    }

    private ExecutableType memberOf(TypeElement type, ExecutableElement method) {
        return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    }

    private static boolean canOverride(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE);
    }
}
