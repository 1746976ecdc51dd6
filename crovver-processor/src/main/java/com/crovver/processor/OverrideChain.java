package com.crovver.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * A method that a type has, and those that it overrides there.
 *
 * @param methods the method that runs, then the overridden ones, nearest first: superclasses before interfaces
 */
record OverrideChain(List<ExecutableElement> methods) {

    ExecutableElement head() {
        return methods.get(0);
    }

    /** Its methods, and one more element. */
    List<Element> with(Element other) {
        return Stream.concat(methods.stream(), Stream.of(other)).toList();
    }
}
