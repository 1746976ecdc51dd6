package com.crovver.processor;

import com.crovver.processor.HandlerModel.Locator;
import com.crovver.processor.HandlerModel.Operation;
import com.crovver.processor.HandlerModel.UnguardedMethod;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What is open is meant to be, and what is said to be open is. */
final class OpennessRule implements GuardValidator.Rule {

    /** Answered without credentials, or by echoing: neither leads to the work of another operation. */
    private static final Set<String> HARMLESS = Set.of("OPTIONS", "TRACE");

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";

    private final Diagnostics diagnostics;

    OpennessRule(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public void check(HandlerModel model) {
        if (model.kind() == HandlerKind.NONE) {
            return;
        }
        model.unguarded().forEach(method -> checkUnguarded(method, model));
        if (!model.everyOperation().isEmpty()) {
            checkLocators(model);
        } else if (model.service() == null) {
            model.guardedOperations().stream()
                    .findFirst()
                    .ifPresent(guarded -> model.operations().stream()
                            .filter(operation -> isOpen(operation, model))
                            .forEach(open -> reportOpen(open, guarded, model)));
        }
    }

    private void checkUnguarded(UnguardedMethod unguarded, HandlerModel model) {
        Place place = Place.of(unguarded.method(), unguarded.annotation());
        String name = Names.method(unguarded.method());
        if (unguarded.role() != MethodRole.OPERATION) {
            diagnostics.report(Violation.UNGUARDED_NO_OPERATION, model.type(), place, name);
            return;
        }
        Stream.of(unguarded.declared(), heldAsGet(unguarded, model), model.everyOperation())
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(first ->
                        diagnostics.report(Violation.UNGUARDED_YET_GUARDED, model.type(), place, name, first.where()));
    }

    /** The requirements of a servlet's doGet hold for its doHead, which may well run it, unless that has its own. */
    private static List<Declared> heldAsGet(UnguardedMethod unguarded, HandlerModel model) {
        boolean head = model.kind() == HandlerKind.SERVLET
                && unguarded.method().getSimpleName().contentEquals("doHead");
        return model.operations().stream()
                .filter(operation -> head && operation.key().equals("doGet"))
                .flatMap(operation -> operation.declared().stream())
                .toList();
    }

    private static boolean isOpen(Operation operation, HandlerModel model) {
        // HttpServlet answers HEAD by what doGet does; in JAX-RS, a method of its own does not lead there.
        boolean answeredAsGet = model.kind() == HandlerKind.SERVLET
                && operation.httpMethods().contains(HEAD)
                && model.operations().stream()
                        .anyMatch(other -> other.httpMethods().contains(GET));
        return operation.declared().isEmpty()
                && !operation.unguarded()
                && !answeredAsGet
                && (operation.httpMethods().isEmpty() || !HARMLESS.containsAll(operation.httpMethods()));
    }

    private void reportOpen(Operation open, Operation guarded, HandlerModel model) {
        Place requirement = Place.of(guarded.declared().get(0));
        diagnostics.warn(
                Violation.OPEN_BESIDE_GUARDED,
                model.type(),
                new Cause(
                        List.of(Place.of(open.method()), Place.of(guarded.method()), requirement),
                        List.of(Place.of(open.origin()), requirement),
                        open.chain().methods()),
                Names.method(open.method()),
                Names.method(guarded.method()));
    }

    private void checkLocators(HandlerModel model) {
        boolean canBeCalled = !model.type().getModifiers().contains(Modifier.ABSTRACT);
        if (canBeCalled && model.operations().isEmpty() && !model.locators().isEmpty()) {
            Declared first = model.everyOperation().get(0);
            diagnostics.report(
                    Violation.ONLY_LOCATORS,
                    model.type(),
                    List.of(Place.of(first), Place.of(model.locators().get(0).method())),
                    model.type().getSimpleName(),
                    first.where());
            return;
        }
        model.locators().stream()
                .filter(locator -> !locator.guarded())
                .forEach(locator -> reportLocator(locator, model));
    }

    private void reportLocator(Locator locator, HandlerModel model) {
        Declared first = model.everyOperation().get(0);
        diagnostics.warn(
                Violation.LOCATOR_LEADS_OUT,
                model.type(),
                new Cause(
                        List.of(Place.of(locator.method()), Place.of(first)),
                        List.of(Place.of(first), Place.of(locator.origin())),
                        locator.chain().methods()),
                first.where(),
                Names.method(locator.method()),
                ResourceMethods.name(locator.found()));
    }
}
