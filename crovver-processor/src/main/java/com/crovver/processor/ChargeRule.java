package com.crovver.processor;

import com.crovver.processor.HandlerModel.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;

/** A charge has an amount that can be taken, for something that can be paid for. */
final class ChargeRule implements GuardValidator.Rule {

    /**
     * More than any run costs, far less than what an {@code int} holds: so that a slip of a few zeros is caught, and the
     * charges of one operation can be added up without care.
     */
    private static final int MOST = 1_000_000_000;

    private static final String OPTIONS = "OPTIONS";
    private static final String GET = "GET";
    private static final List<String> SAFE_METHODS = List.of(GET, "HEAD");

    private final Diagnostics diagnostics;

    ChargeRule(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public void check(HandlerModel model) {
        model.declared().forEach(declared -> checkAmount(declared, model));
        model.operations().forEach(operation -> checkPreflight(operation, model));
        checkLastModified(model);
        model.everyOperation()
                .forEach(declared -> model.operations().stream()
                        .flatMap(operation -> safeMethodOf(operation).stream())
                        .findFirst()
                        .ifPresent(safe -> checkSafe(declared, safe, model)));
        model.guardedOperations()
                .forEach(operation -> safeMethodOf(operation)
                        .ifPresent(safe -> operation.declared().forEach(declared -> checkSafe(declared, safe, model))));
    }

    private void checkAmount(Declared declared, HandlerModel model) {
        if (!(declared.requirement() instanceof Requirement.Credits credits)) {
            return;
        }
        Place amount = Place.of(declared, "amount");
        if (credits.amount() < 1) {
            diagnostics.report(Violation.AMOUNT_TOO_SMALL, model.type(), amount, credits.amount());
        } else if (credits.amount() > MOST) {
            diagnostics.report(Violation.AMOUNT_TOO_LARGE, model.type(), amount, MOST, credits.amount());
        } else if (credits.cost() != null && amount.value() != null) {
            diagnostics.report(
                    Violation.AMOUNT_AND_COST,
                    model.type(),
                    amount,
                    credits.amount(),
                    credits.cost().getSimpleName());
        }
    }

    /** An operation without requirements of its own that answers OPTIONS is open at run time, whatever its class says. */
    private void checkPreflight(Operation operation, HandlerModel model) {
        if (operation.httpMethods().contains(OPTIONS)) {
            operation.declared().stream()
                    .filter(declared -> declared.requirement() instanceof Requirement.Credits
                            || declared.requirement() instanceof Requirement.Seat)
                    .findFirst()
                    .ifPresent(declared -> diagnostics.report(
                            Violation.ON_OPTIONS,
                            model.type(),
                            List.of(Place.of(declared), Place.of(operation.method())),
                            Names.method(operation.method()),
                            declared.name()));
        }
    }

    /** HttpServlet asks getLastModified first, and may answer 304 at once. */
    private void checkLastModified(HandlerModel model) {
        boolean runs = !model.type().getModifiers().contains(Modifier.ABSTRACT);
        if (model.kind() != HandlerKind.SERVLET || model.service() != null || !runs) {
            return;
        }
        model.operations().stream()
                .filter(operation -> operation.httpMethods().contains(GET))
                .findFirst()
                .ifPresent(get -> Stream.of(get.declared(), model.everyOperation())
                        .flatMap(List::stream)
                        .filter(declared -> declared.requirement() instanceof Requirement.Credits)
                        .findFirst()
                        .ifPresent(charge -> lastModified(model)
                                .ifPresent(method -> diagnostics.report(
                                        Violation.CHARGED_UNCHANGED,
                                        model.type(),
                                        List.of(Place.of(method), Place.of(charge)),
                                        Names.method(method),
                                        Names.method(get.method()),
                                        charge.where()))));
    }

    private static Optional<ExecutableElement> lastModified(HandlerModel model) {
        return Stream.concat(Stream.of(model.type()), Hierarchy.of(model.type()).superclasses().stream())
                .takeWhile(type -> !type.getQualifiedName().toString().startsWith("jakarta.servlet."))
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(method -> method.getSimpleName().contentEquals("getLastModified"))
                .findFirst();
    }

    private record Safe(Operation operation, String httpMethod) {}

    private static Optional<Safe> safeMethodOf(Operation operation) {
        return SAFE_METHODS.stream()
                .filter(operation.httpMethods()::contains)
                .findFirst()
                .map(httpMethod -> new Safe(operation, httpMethod));
    }

    private void checkSafe(Declared declared, Safe safe, HandlerModel model) {
        if (declared.requirement() instanceof Requirement.Credits credits) {
            Operation operation = safe.operation();
            diagnostics.warn(
                    Violation.CHARGE_ON_SAFE_METHOD,
                    model.type(),
                    new Cause(
                            List.of(Place.of(declared), Place.of(operation.method())),
                            List.of(Place.of(declared), Place.of(operation.origin())),
                            operation.chain().with(declared.element())),
                    declared.where(),
                    credits.pool(),
                    Names.method(operation.method()),
                    safe.httpMethod());
        }
    }
}
