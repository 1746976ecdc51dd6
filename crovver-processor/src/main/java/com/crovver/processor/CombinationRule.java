package com.crovver.processor;

import com.crovver.processor.HandlerModel.HiddenOperation;
import com.crovver.processor.HandlerModel.InheritedTwice;
import com.crovver.processor.HandlerModel.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** What is right by itself is also right together, with what is inherited too. */
final class CombinationRule implements GuardValidator.Rule {

    private final Diagnostics diagnostics;

    CombinationRule(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public void check(HandlerModel model) {
        checkSubjects(model);
        checkService(model);
        model.hidden().forEach(hidden -> checkHidden(hidden, model));
        // Nobody calls an interface or an abstract class; a class below may still declare what holds.
        if (model.type().getKind().isClass() && !model.type().getModifiers().contains(Modifier.ABSTRACT)) {
            model.inherited().forEach(inherited -> checkInherited(inherited, model));
        }
    }

    private void checkSubjects(HandlerModel model) {
        Map<List<String>, Declared> ofEveryOperation = new HashMap<>();
        sayOnce(model, model.everyOperation(), ofEveryOperation);
        for (Operation operation : model.guardedOperations()) {
            sayOnce(model, operation.declared(), new HashMap<>(ofEveryOperation));
        }
    }

    private void sayOnce(HandlerModel model, List<Declared> all, Map<List<String>, Declared> said) {
        for (Declared second : all) {
            Declared first = said.putIfAbsent(second.requirement().subject(), second);
            if (first != null) {
                check(first, second, model);
            }
        }
    }

    /** Two charges are never one; of other requirements, equal ones are. */
    private void check(Declared first, Declared second, HandlerModel model) {
        if (second.requirement() instanceof Requirement.Credits credits) {
            // A blank pool is no pool, and reported as such.
            if (!credits.pool().isBlank()) {
                diagnostics.report(
                        Violation.POOL_TWICE,
                        model.type(),
                        List.of(Place.of(second, "pool"), Place.of(first, "pool")),
                        credits.pool(),
                        first.where(),
                        second.where());
            }
        } else if (!second.requirement().equals(first.requirement())) {
            diagnostics.report(
                    Violation.CONTRADICTION,
                    model.type(),
                    List.of(Place.of(second), Place.of(first)),
                    second.name(),
                    first.requirement().text(),
                    first.where(),
                    second.requirement().text(),
                    second.where());
        }
    }

    private void checkService(HandlerModel model) {
        ExecutableElement service = model.service();
        if (service == null) {
            return;
        }
        model.guardedOperations().stream()
                .filter(operation -> !operation.key().equals(ServletMethods.SERVICE))
                .map(operation -> operation.declared().get(0))
                .findFirst()
                .ifPresent(passedBy -> diagnostics.report(
                        Violation.SERVICE_DECIDES,
                        model.type(),
                        List.of(Place.of(passedBy), Place.of(service)),
                        Names.method(service),
                        passedBy.where()));
    }

    private void checkHidden(HiddenOperation hidden, HandlerModel model) {
        boolean reportedAsMisplaced =
                model.onMethods().stream().anyMatch(each -> each.method().equals(hidden.by()));
        if (!reportedAsMisplaced) {
            diagnostics.report(
                    Violation.OPERATION_HIDDEN,
                    model.type(),
                    Place.of(hidden.by()),
                    Names.method(hidden.by()),
                    Names.method(hidden.operation()));
        }
    }

    private void checkInherited(InheritedTwice inherited, HandlerModel model) {
        String name = inherited.heir().getSimpleName() + "."
                + inherited.chain().head().getSimpleName();
        Stream<Place> own = inherited.chain().methods().stream()
                .filter(method -> Names.owner(method).equals(inherited.heir()))
                .map(Place::of);
        diagnostics.report(
                Violation.INHERITED_TWICE,
                model.type(),
                Stream.concat(own, Stream.of(Place.of(inherited.one()), Place.of(inherited.other())))
                        .toList(),
                name,
                inherited.one().where(),
                inherited.other().where(),
                name);
    }
}
