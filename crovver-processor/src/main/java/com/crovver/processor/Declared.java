package com.crovver.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** A requirement and the annotation that says so. */
record Declared(Requirement requirement, Element element, AnnotationMirror annotation) {

    /** Name of the annotation, for people: {@code @Feature}. */
    String name() {
        return "@" + annotation.getAnnotationType().asElement().getSimpleName();
    }

    /** Names the annotated element to people: {@code class Report}, {@code Report.doPost}. */
    String where() {
        return Names.withOwner(element);
    }
}
