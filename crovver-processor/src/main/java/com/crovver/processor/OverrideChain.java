package com.crovver.processor;

import java.util.List;
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
}
