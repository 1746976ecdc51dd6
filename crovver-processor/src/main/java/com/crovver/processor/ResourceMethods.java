package com.crovver.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of a JAX-RS resource answer requests (Jakarta RESTful Web Services 3.1, sections 3.3 and 3.6): those with
 * an annotation that is itself annotated {@code @HttpMethod}, or that override such a method without any JAX-RS
 * annotation of their own.
 */
final class ResourceMethods {

    private static final String PACKAGE = "jakarta.ws.rs.";
    private static final String HTTP_METHOD = PACKAGE + "HttpMethod";
    private static final String PATH = PACKAGE + "Path";

    private ResourceMethods() {}

    /** Whether a method itself says that it answers requests, or finds the object that does. */
    static boolean isForResources(ExecutableElement method) {
        return typesOn(method)
                .anyMatch(type -> isHttpMethod(type) || nameOf(type).equals(PATH));
    }

    /** The HTTP methods that the nearest method of a chain with any says it answers, such as {@code GET}. */
    static Set<String> httpMethods(OverrideChain chain) {
        return chain.methods().stream()
                .map(method ->
                        typesOn(method).flatMap(ResourceMethods::designated).collect(Collectors.toSet()))
                .filter(methods -> !methods.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Stream<String> designated(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .filter(mirror -> nameOf(
                                (TypeElement) mirror.getAnnotationType().asElement())
                        .equals(HTTP_METHOD))
                .flatMap(mirror -> mirror.getElementValues().values().stream())
                .map(value -> value.getValue().toString());
    }

    /** What a method's own annotations make of it. */
    static MethodRole declaredRole(ExecutableElement method) {
        if (typesOn(method).anyMatch(ResourceMethods::isHttpMethod)) {
            return MethodRole.OPERATION;
        } else if (typesOn(method).anyMatch(type -> nameOf(type).equals(PATH))) {
            return MethodRole.LOCATOR;
        }
        Stream<TypeElement> all =
                Stream.concat(typesOn(method), method.getParameters().stream().flatMap(ResourceMethods::typesOn));
        return all.anyMatch(type -> nameOf(type).startsWith(PACKAGE)) ? MethodRole.OTHER : MethodRole.UNSAID;
    }

    /** What the method that runs is, given what it overrides. */
    static MethodRole role(OverrideChain chain) {
        return rolesIn(chain).stream()
                .filter(role -> role != MethodRole.UNSAID)
                .findFirst()
                .orElse(MethodRole.UNSAID);
    }

    /** What each method of a chain makes of itself. */
    static List<MethodRole> rolesIn(OverrideChain chain) {
        return chain.methods().stream().map(ResourceMethods::declaredRole).toList();
    }

    /** The type of the object that a locator finds, or of the class that it returns; null if it does not say. */
    static @Nullable TypeElement foundBy(ExecutableElement locator) {
        TypeMirror found = locator.getReturnType();
        if (found.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException(locator);
        }
        if (found instanceof DeclaredType declared && isClass(declared)) {
            found = declared.getTypeArguments().stream()
                    .<TypeMirror>map(ResourceMethods::bound)
                    .findFirst()
                    .orElse(found);
        }
        return found instanceof DeclaredType declared && !isClass(declared) && !isObject(declared)
                ? (TypeElement) declared.asElement()
                : null;
    }

    /** What {@code ? extends X} is at least. */
    private static TypeMirror bound(TypeMirror argument) {
        return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
                ? wildcard.getExtendsBound()
                : argument;
    }

    /** Names what a locator finds to people. */
    static String name(@Nullable TypeElement found) {
        return found == null
                ? "the classes whose objects it returns"
                : found.getSimpleName().toString();
    }

    private static boolean isClass(DeclaredType type) {
        return nameOf((TypeElement) type.asElement()).equals("java.lang.Class");
    }

    private static boolean isObject(DeclaredType type) {
        return nameOf((TypeElement) type.asElement()).equals("java.lang.Object");
    }

    private static boolean isHttpMethod(TypeElement annotation) {
        return typesOn(annotation).anyMatch(type -> nameOf(type).equals(HTTP_METHOD));
    }

    private static Stream<TypeElement> typesOn(Element element) {
        return element.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .map(DeclaredType::asElement)
                .map(TypeElement.class::cast);
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
