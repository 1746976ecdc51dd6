package com.crovver.processor;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** Reads what types say themselves, each type once, however many inherit from it. */
final class DeclarationReader {

    private final RequirementReader requirements;
    private final Map<TypeElement, Declarations> known = new HashMap<>();

    DeclarationReader(RequirementReader requirements) {
        this.requirements = requirements;
    }

    Declarations of(TypeElement type) {
        Declarations declarations = known.get(type);
        if (declarations == null) {
            declarations = Declarations.of(type, requirements);
            known.put(type, declarations);
        }
        return declarations;
    }
}
