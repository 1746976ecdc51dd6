package com.crovver.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A type and all it inherits from, {@code Object} left out.
 *
 * @param superclasses nearest first
 * @param interfaces those of the type first, then those of its superclasses; each before the ones that it extends, since
 *     it may override them
 */
record Hierarchy(TypeElement type, List<TypeElement> superclasses, List<TypeElement> interfaces) {

    static Hierarchy of(TypeElement type) {
        List<TypeElement> superclasses = new ArrayList<>();
        TypeMirror superclass = type.getSuperclass();
        while (superclass.getKind() != TypeKind.NONE && !isObject(elementOf(superclass))) {
            superclasses.add(elementOf(superclass));
            superclass = elementOf(superclass).getSuperclass();
        }
        Set<TypeElement> interfaces = new LinkedHashSet<>();
        collectInterfaces(type, interfaces);
        superclasses.forEach(each -> collectInterfaces(each, interfaces));
        return new Hierarchy(type, List.copyOf(superclasses), List.copyOf(interfaces));
    }

    /** In the order in which overridden methods are looked for. */
    List<TypeElement> nearestFirst() {
        return Stream.of(List.of(type), superclasses, interfaces)
                .flatMap(List::stream)
                .toList();
    }

    /** In the order in which requirements of classes add up. */
    List<TypeElement> ownLast() {
        List<TypeElement> topFirst = new ArrayList<>(superclasses);
        Collections.reverse(topFirst);
        return Stream.of(topFirst, interfaces, List.of(type))
                .flatMap(List::stream)
                .toList();
    }

    boolean isA(String qualifiedName) {
        return nearestFirst().stream().anyMatch(each -> each.getQualifiedName().contentEquals(qualifiedName));
    }

    /** Always greater than that of any supertype. */
    int size() {
        return superclasses.size() + interfaces.size();
    }

    private static void collectInterfaces(TypeElement type, Set<TypeElement> interfaces) {
        for (TypeMirror mirror : type.getInterfaces()) {
            TypeElement each = elementOf(mirror);
            // Met again through another path: it moves behind the type that extends it.
            interfaces.remove(each);
            interfaces.add(each);
            collectInterfaces(each, interfaces);
        }
    }

    private static TypeElement elementOf(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException();
        }
        return (TypeElement) ((DeclaredType) type).asElement();
    }

    private static boolean isObject(TypeElement type) {
        return type.getQualifiedName().contentEquals("java.lang.Object");
    }
}
