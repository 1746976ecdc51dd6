package com.crovver.processor;

import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Where a message points to, as exactly as is known.
 *
 * @param annotation null to point to the element itself
 * @param value null to point to the whole annotation
 */
record Place(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    static Place of(Element element) {
        return new Place(element, null, null);
    }

    static Place of(Declared declared) {
        return new Place(declared.element(), declared.annotation(), null);
    }

    static Place of(Declared declared, String member) {
        return new Place(declared.element(), declared.annotation(), valueOf(declared.annotation(), member));
    }

    static Place of(Element element, AnnotationMirror annotation) {
        return new Place(element, annotation, null);
    }

    /** Whether the place is in the source of a type, nested types left out. */
    boolean isWithin(TypeElement type) {
        return element.equals(type) || type.equals(element.getEnclosingElement());
    }

    /** The same for the same place in another round. */
    @Override
    public String toString() {
        return element.getEnclosingElement() + "." + element + " " + annotation + " " + value;
    }

    private static @Nullable AnnotationValue valueOf(AnnotationMirror annotation, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
