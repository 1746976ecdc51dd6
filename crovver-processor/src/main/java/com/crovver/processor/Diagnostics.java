package com.crovver.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;

/** Tells the user what is wrong, each mistake once. */
final class Diagnostics {

    private final Messager messager;
    private final Set<Message> told = new HashSet<>();
    private int errors;

    Diagnostics(Messager messager) {
        this.messager = messager;
    }

    /** Reports a mistake that has one place. */
    void report(Violation violation, TypeElement type, Place cause, Object... values) {
        report(violation, type, List.of(cause), values);
    }

    /**
     * Reports a mistake that was met while checking a type, at the first of the places that is in the type's source.
     * Subclasses meet the mistakes of their supertypes again: errors count, so that they get no guard either, but are told
     * once. Errors in byte code have no line to point to, and are told at the type that inherits them; warnings are not,
     * since whoever wrote it was warned.
     */
    void report(Violation violation, TypeElement type, List<Place> causes, Object... values) {
        Optional<Place> place =
                causes.stream().filter(each -> each.isWithin(type)).findFirst();
        if (violation.isWarning()) {
            place.filter(each -> !Suppression.covers(each.element()))
                    .ifPresent(each -> tell(violation, each, causes, values));
        } else {
            errors++;
            tell(violation, place.orElse(Place.of(type)), causes, values);
        }
    }

    private void tell(Violation violation, Place place, List<Place> causes, Object... values) {
        String text = violation.message(values);
        if (told.add(new Message(causes.stream().map(Place::toString).toList(), text))) {
            messager.printMessage(violation.kind(), text, place.element(), place.annotation(), place.value());
        }
    }

    /** Reports a mistake that is in no source. */
    void reportWithoutPlace(Violation violation, Object... values) {
        errors++;
        messager.printMessage(violation.kind(), violation.message(values));
    }

    /** Errors met so far, repeated ones included. */
    int errors() {
        return errors;
    }

    /** Elements are others in every round, so that places are told apart by what they are called. */
    private record Message(List<String> causes, String text) {}
}
