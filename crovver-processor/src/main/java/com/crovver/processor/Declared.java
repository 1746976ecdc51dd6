package com.crovver.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** A requirement and the annotation that says so. */
record Declared(Requirement requirement, Element element, AnnotationMirror annotation) {

    /** Names the annotated element to people: {@code class Report}, {@code Report.doPost}. */
    String where() {
        return element.getKind() == ElementKind.METHOD ? Names.method(element) : "class " + element.getSimpleName();
    }
}
