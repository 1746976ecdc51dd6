package com.crovver.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/**
 * What a warning is about. Many types may inherit it, and it is still one thing to think about.
 *
 * @param places where it may be told, the best first
 * @param origins what it comes from, the same in every type that inherits it
 * @param suppressible where it may be suppressed, beside the place where it is told
 */
record Cause(List<Place> places, List<Place> origins, List<? extends Element> suppressible) {

    boolean isSuppressed(Place told) {
        return Stream.concat(Stream.of(told.element()), suppressible.stream()).anyMatch(Suppression::covers);
    }
}
