package com.crovver.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * What one type says itself, its supertypes left out.
 *
 * @param onMethods the methods that have requirements on them, as in the source
 * @param answersRequests whether a method has an annotation for an HTTP method
 */
record Declarations(List<Declared> onType, Map<ExecutableElement, List<Declared>> onMethods, boolean answersRequests) {

    private static final Declarations NONE = new Declarations(List.of(), Map.of(), false);

    static Declarations of(TypeElement type, RequirementReader requirements) {
        if (type.getQualifiedName().toString().startsWith("java.")) {
            return NONE;
        }
        Map<ExecutableElement, List<Declared>> onMethods = new LinkedHashMap<>();
        boolean answersRequests = false;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            List<Declared> declared = requirements.on(method);
            if (!declared.isEmpty()) {
                onMethods.put(method, declared);
            }
            answersRequests |= ResourceMethods.isDeclaredOperation(method);
        }
        return new Declarations(requirements.on(type), onMethods, answersRequests);
    }

    boolean hasRequirements() {
        return !onType.isEmpty() || !onMethods.isEmpty();
    }

    List<Declared> on(ExecutableElement method) {
        return onMethods.getOrDefault(method, List.of());
    }
}
