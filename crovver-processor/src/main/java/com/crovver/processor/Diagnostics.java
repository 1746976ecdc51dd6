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
     * Subclasses meet the mistakes of their supertypes again: they count, so that they get no guard either, but are told
     * once. Those in byte code have no line to point to, and are told at the type that inherits them.
     */
    void report(Violation violation, TypeElement type, List<Place> causes, Object... values) {
        errors++;
        String text = violation.message(values);
        tell(violation, text, within(type, causes).orElse(Place.of(type)), Message.of(causes, text));
    }

    /**
     * Warns of what was met while checking a type, at the first of the places that is in the type's source; once for each
     * origin. What is in byte code is not told: whoever wrote it was warned.
     */
    void warn(Violation violation, TypeElement type, Cause cause, Object... values) {
        within(type, cause.places())
                .filter(place -> !cause.isSuppressed(place))
                .ifPresent(place -> tell(
                        violation, violation.message(values), place, Message.of(cause.origins(), violation.code())));
    }

    private static Optional<Place> within(TypeElement type, List<Place> places) {
        return places.stream().filter(each -> each.isWithin(type)).findFirst();
    }

    private void tell(Violation violation, String text, Place place, Message message) {
        if (told.add(message)) {
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
    private record Message(List<String> causes, String what) {

        static Message of(List<Place> causes, String what) {
            return new Message(causes.stream().map(Place::toString).toList(), what);
        }
    }
}
