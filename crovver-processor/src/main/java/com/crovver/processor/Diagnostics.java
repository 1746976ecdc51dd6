package com.crovver.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Tells the user what is wrong, each mistake once. */
final class Diagnostics {

    private final Messager messager;
    private final Set<Message> told = new HashSet<>();
    private int faults;

    Diagnostics(Messager messager) {
        this.messager = messager;
    }

    /** Reports a mistake that has one place. */
    void report(Violation violation, TypeElement type, Place cause, Object... values) {
        report(violation, type, List.of(cause), values);
    }

    /**
     * Reports a mistake that was met while checking a type, at the first of the places that is in the type's source.
     * Subclasses meet the mistakes of their supertypes again: those count, so that they get no guard either, but are told
     * once. Mistakes in byte code have no line to point to, and are told at the type that inherits them.
     */
    void report(Violation violation, TypeElement type, List<Place> causes, Object... values) {
        faults++;
        String text = violation.message(values);
        if (told.add(new Message(causes, text))) {
            Place place = causes.stream()
                    .filter(each -> each.isWithin(type))
                    .findFirst()
                    .orElse(Place.of(type));
            messager.printMessage(Diagnostic.Kind.ERROR, text, place.element(), place.annotation(), place.value());
        }
    }

    /** Reports a mistake that is in no source. */
    void reportWithoutPlace(Violation violation, Object... values) {
        faults++;
        messager.printMessage(Diagnostic.Kind.ERROR, violation.message(values));
    }

    /** Mistakes met so far, repeated ones included. */
    int faults() {
        return faults;
    }

    private record Message(List<Place> causes, String text) {}
}
