package com.crovver.processor;

import com.crovver.processor.HandlerModel.InheritedTwice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Which requirements a method inherits. An override replaces those of what it overrides by its own, if it has any; so
 * those of the nearest method hold. Unrelated supertypes are equally near, and the run time knows no order of them either.
 */
final class InheritanceReader {

    private final Hierarchy hierarchy;
    private final DeclarationReader declarations;

    InheritanceReader(Hierarchy hierarchy, DeclarationReader declarations) {
        this.hierarchy = hierarchy;
        this.declarations = declarations;
    }

    /** Operations with requirements from methods of which neither replaces the other's, where they differ. */
    List<InheritedTwice> inheritedTwice(List<OverrideChain> operations) {
        List<InheritedTwice> found = new ArrayList<>();
        for (OverrideChain chain : operations) {
            List<ExecutableElement> equallyNear = equallyNear(chain);
            equallyNear.stream()
                    .filter(other -> !requirements(other).equals(requirements(equallyNear.get(0))))
                    .findFirst()
                    .ifPresent(other -> found.add(inheritedTwice(chain, equallyNear.get(0), other)));
        }
        return found;
    }

    private InheritedTwice inheritedTwice(OverrideChain chain, ExecutableElement one, ExecutableElement other) {
        return new InheritedTwice(
                heir(one, other), chain, declared(one).get(0), declared(other).get(0));
    }

    /** The methods with requirements that no nearer one replaces. */
    private List<ExecutableElement> equallyNear(OverrideChain chain) {
        List<ExecutableElement> methods = new ArrayList<>();
        for (ExecutableElement method : chain.methods()) {
            if (!declared(method).isEmpty()
                    && methods.stream().noneMatch(nearer -> inherits(Names.owner(nearer), Names.owner(method)))) {
                methods.add(method);
            }
        }
        return methods;
    }

    private TypeElement heir(ExecutableElement one, ExecutableElement other) {
        List<TypeElement> topFirst = new ArrayList<>(hierarchy.superclasses());
        Collections.reverse(topFirst);
        return topFirst.stream()
                .filter(type -> inherits(type, Names.owner(one)) && inherits(type, Names.owner(other)))
                .findFirst()
                .orElse(hierarchy.type());
    }

    private static boolean inherits(TypeElement type, TypeElement from) {
        return !type.equals(from) && Hierarchy.of(type).nearestFirst().contains(from);
    }

    private Set<Requirement> requirements(ExecutableElement method) {
        Set<Requirement> requirements = new HashSet<>();
        declared(method).forEach(each -> requirements.add(each.requirement()));
        return requirements;
    }

    private List<Declared> declared(ExecutableElement method) {
        return declarations.of(Names.owner(method)).on(method);
    }
}
