package com.crovver.processor;

import com.crovver.processor.HandlerModel.HiddenOperation;
import com.crovver.processor.HandlerModel.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/** What is right by itself is also right together, with what is inherited too. */
final class CombinationRule implements GuardValidator.Rule {

    private final Diagnostics diagnostics;

    CombinationRule(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public void check(HandlerModel model) {
        checkPools(model);
        checkService(model);
        model.hidden().forEach(hidden -> checkHidden(hidden, model));
    }

    private void checkPools(HandlerModel model) {
        Map<String, Declared> ofEveryOperation = new HashMap<>();
        chargeOnce(model, model.everyOperation(), ofEveryOperation);
        for (Operation operation : model.operations()) {
            chargeOnce(model, operation.declared(), new HashMap<>(ofEveryOperation));
        }
    }

    private void chargeOnce(HandlerModel model, List<Declared> all, Map<String, Declared> charged) {
        for (Declared declared : all) {
            if (declared.requirement() instanceof Requirement.Credits credits) {
                Declared first = charged.putIfAbsent(credits.pool(), declared);
                // A blank pool is no pool, and reported as such.
                if (first != null && !credits.pool().isBlank()) {
                    reportTwice(model, credits.pool(), first, declared);
                }
            }
        }
    }

    private void reportTwice(HandlerModel model, String pool, Declared first, Declared second) {
        List<Place> places = List.of(Place.of(second, "pool"), Place.of(first, "pool"));
        diagnostics.report(Violation.POOL_TWICE, model.type(), places, pool, first.where(), second.where());
    }

    private void checkService(HandlerModel model) {
        ExecutableElement service = model.service();
        if (service == null) {
            return;
        }
        model.operations().stream()
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
}
