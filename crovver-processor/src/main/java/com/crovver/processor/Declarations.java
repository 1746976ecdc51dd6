package com.crovver.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * What one type says itself, its supertypes left out.
 *
 * @param onMethods the methods that have requirements on them, as in the source
 * @param unguarded the methods that say that they are meant to be open
 * @param forResources whether a method answers requests of JAX-RS, or finds the object that does
 */
record Declarations(
        List<Declared> onType,
        Map<ExecutableElement, List<Declared>> onMethods,
        Map<ExecutableElement, AnnotationMirror> unguarded,
        boolean forResources) {

    private static final Declarations NONE = new Declarations(List.of(), Map.of(), Map.of(), false);

    static Declarations of(TypeElement type, RequirementReader requirements) {
        if (type.getQualifiedName().toString().startsWith("java.")) {
            return NONE;
        }
        Map<ExecutableElement, List<Declared>> onMethods = new LinkedHashMap<>();
        Map<ExecutableElement, AnnotationMirror> unguarded = new LinkedHashMap<>();
        boolean forResources = false;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            List<Declared> declared = requirements.on(method);
            if (!declared.isEmpty()) {
                onMethods.put(method, declared);
            }
            RequirementReader.unguarded(method).ifPresent(annotation -> unguarded.put(method, annotation));
            forResources = forResources || ResourceMethods.isForResources(method);
        }
        return new Declarations(requirements.on(type), onMethods, unguarded, forResources);
    }

    boolean hasRequirements() {
        return !onType.isEmpty() || !onMethods.isEmpty();
    }

    List<Declared> on(ExecutableElement method) {
        return onMethods.getOrDefault(method, List.of());
    }
}
