package com.crovver.processor;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The class that computes a cost can be named by the guard and created by the kit. That it implements the interface is what
 * the annotation's own type demands, so the compiler says so.
 */
final class CostRule implements GuardValidator.Rule {

    private final Diagnostics diagnostics;
    private final Elements elements;

    CostRule(Diagnostics diagnostics, Elements elements) {
        this.diagnostics = diagnostics;
        this.elements = elements;
    }

    @Override
    public void check(HandlerModel model) {
        for (Declared declared : model.declared()) {
            if (declared.requirement() instanceof Requirement.Credits credits && credits.cost() != null) {
                check(declared, credits.cost(), model);
            }
        }
    }

    private void check(Declared declared, TypeElement cost, HandlerModel model) {
        Set<Modifier> modifiers = cost.getModifiers();
        Element around = cost.getEnclosingElement();
        String name = cost.getSimpleName().toString();
        if (modifiers.contains(Modifier.ABSTRACT) || !cost.getKind().isClass()) {
            report(
                    Violation.COST_ABSTRACT,
                    declared,
                    model,
                    name,
                    cost.getKind().isInterface() ? "an interface" : "abstract");
        } else if (!modifiers.contains(Modifier.PUBLIC)) {
            report(Violation.COST_NOT_PUBLIC, declared, model, name);
        } else if (around instanceof TypeElement outer && !modifiers.contains(Modifier.STATIC)) {
            report(Violation.COST_INNER, declared, model, name, outer.getSimpleName());
        } else if (!hasPublicConstructor(cost)) {
            report(Violation.COST_WITHOUT_CONSTRUCTOR, declared, model, name);
        } else {
            checkReach(declared, cost, model);
        }
    }

    private void checkReach(Declared declared, TypeElement cost, HandlerModel model) {
        for (Element around = cost.getEnclosingElement();
                around instanceof TypeElement type;
                around = around.getEnclosingElement()) {
            String obstacle = obstacle(type, model.type());
            if (obstacle != null) {
                report(
                        Violation.COST_OUT_OF_REACH,
                        declared,
                        model,
                        cost.getSimpleName(),
                        type.getSimpleName(),
                        model.type().getSimpleName(),
                        obstacle);
                return;
            }
        }
    }

    /** What keeps the guard of a handler, which is in the handler's package, from naming a type; null if nothing does. */
    private @Nullable String obstacle(TypeElement type, TypeElement handler) {
        Set<Modifier> modifiers = type.getModifiers();
        if (modifiers.contains(Modifier.PUBLIC)) {
            return null;
        } else if (modifiers.contains(Modifier.PRIVATE)) {
            return "private";
        }
        return elements.getPackageOf(type).equals(elements.getPackageOf(handler)) ? null : "not public";
    }

    private static boolean hasPublicConstructor(TypeElement type) {
        Optional<ExecutableElement> constructor = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(each -> each.getParameters().isEmpty())
                .findFirst();
        return type.getKind() != ElementKind.ENUM
                && constructor
                        .filter(each -> each.getModifiers().contains(Modifier.PUBLIC))
                        .isPresent();
    }

    private void report(Violation violation, Declared declared, HandlerModel model, Object... values) {
        diagnostics.report(violation, model.type(), Place.of(declared, "cost"), values);
    }
}
