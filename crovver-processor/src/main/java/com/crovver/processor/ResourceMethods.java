package com.crovver.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

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

    /** Whether a method itself says that it answers requests. */
    static boolean isDeclaredOperation(ExecutableElement method) {
        return typesOn(method).anyMatch(ResourceMethods::isHttpMethod);
    }

    /** What a method's own annotations make of it. */
    static MethodRole declaredRole(ExecutableElement method) {
        if (isDeclaredOperation(method)) {
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
