package com.crovver.processor;

import com.crovver.processor.HandlerModel.AnnotatedMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** An annotation is where a container calls: on a handler, and there on an operation. */
final class PlacementRule implements GuardValidator.Rule {

    private static final String JSP_PAGE = "jakarta.servlet.jsp.JspPage";
    private static final Set<String> LIFECYCLE_METHODS = Set.of("init", "destroy");
    private static final Set<String> LIFECYCLE_ANNOTATIONS =
            Set.of("jakarta.annotation.PostConstruct", "jakarta.annotation.PreDestroy");

    private final Diagnostics diagnostics;

    PlacementRule(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public void check(HandlerModel model) {
        if (model.kind() == HandlerKind.NONE) {
            checkNoHandler(model);
        } else if (Hierarchy.of(model.type()).isA(JSP_PAGE)) {
            reportJspPage(model);
        } else {
            model.onMethods().forEach(each -> check(each, model));
        }
    }

    /** What the container registers for a page is its own servlet, which calls the class that it made of the page. */
    private void reportJspPage(HandlerModel model) {
        model.declared().stream()
                .findFirst()
                .ifPresent(declared -> diagnostics.report(
                        Violation.JSP_PAGE,
                        model.type(),
                        Place.of(declared),
                        model.type().getSimpleName()));
    }

    /** Of an abstract type, the classes that inherit from it may be handlers; nobody inherits from an annotation. */
    private void checkNoHandler(HandlerModel model) {
        TypeElement type = model.type();
        boolean heritable = isHeritable(type);
        if (heritable) {
            model.onMethods().forEach(each -> checkCalled(each, model));
        }
        Stream<Declared> onMethods = model.onMethods().stream()
                .filter(each -> !heritable || neverCalled(each.method()).isEmpty())
                .flatMap(each -> each.declared().stream());
        Stream.concat(model.onType().stream(), onMethods)
                .findFirst()
                .map(Place::of)
                .ifPresent(place -> {
                    if (heritable) {
                        warnNothingByItself(place, model, type.getSimpleName());
                    } else {
                        diagnostics.report(Violation.NOT_A_HANDLER, type, place, type.getSimpleName());
                    }
                });
    }

    private static boolean isHeritable(TypeElement type) {
        return type.getModifiers().contains(Modifier.ABSTRACT) && type.getKind() != ElementKind.ANNOTATION_TYPE;
    }

    private void warnNothingByItself(Place place, HandlerModel model, CharSequence name) {
        Cause cause = new Cause(List.of(place), List.of(place), List.of());
        diagnostics.warn(Violation.NOTHING_BY_ITSELF, model.type(), cause, name);
    }

    private void checkCalled(AnnotatedMethod annotated, HandlerModel model) {
        neverCalled(annotated.method())
                .ifPresent(modifier ->
                        report(Violation.NEVER_CALLED, annotated, model, Names.method(annotated.method()), modifier));
    }

    /** The modifier for which no container calls a method, be it inherited. */
    private static Optional<Modifier> neverCalled(ExecutableElement method) {
        return Stream.of(Modifier.PRIVATE, Modifier.STATIC)
                .filter(method.getModifiers()::contains)
                .findFirst();
    }

    private void check(AnnotatedMethod annotated, HandlerModel model) {
        ExecutableElement method = annotated.method();
        String name = Names.method(method);
        if (neverCalled(method).isPresent()) {
            checkCalled(annotated, model);
        } else if (annotated.role() != MethodRole.OPERATION && isLifecycle(method, model.kind())) {
            report(Violation.LIFECYCLE_METHOD, annotated, model, name);
        } else if (model.kind() == HandlerKind.SERVLET) {
            checkServletMethod(annotated, model);
        } else {
            checkResourceMethod(annotated, model);
        }
    }

    private void checkServletMethod(AnnotatedMethod annotated, HandlerModel model) {
        ExecutableElement method = annotated.method();
        String simpleName = method.getSimpleName().toString();
        String name = Names.method(method);
        if (annotated.role() == MethodRole.OPERATION) {
            return;
        }
        if (ServletMethods.OPERATIONS.contains(simpleName)) {
            String parameters = Names.parametersInShort(method);
            report(Violation.WRONG_PARAMETERS, annotated, model, name, parameters, simpleName);
        } else {
            String operations = String.join(", ", ServletMethods.OPERATIONS);
            report(Violation.NOT_A_SERVLET_OPERATION, annotated, model, name, operations);
        }
    }

    private void checkResourceMethod(AnnotatedMethod annotated, HandlerModel model) {
        ExecutableElement method = annotated.method();
        String name = Names.method(method);
        switch (annotated.role()) {
            case LOCATOR ->
                report(
                        Violation.LOCATOR,
                        annotated,
                        model,
                        name,
                        ResourceMethods.name(ResourceMethods.foundBy(method)));
            case UNSAID -> {
                // A class below may make an operation of it.
                if (isHeritable(model.type()) && !method.getModifiers().contains(Modifier.FINAL)) {
                    warnNothingByItself(Place.of(annotated.declared().get(0)), model, name);
                } else {
                    report(Violation.NO_HTTP_METHOD, annotated, model, name);
                }
            }
            case OTHER -> report(Violation.NO_HTTP_METHOD, annotated, model, name);
            case OPERATION -> {
                if (!method.getModifiers().contains(Modifier.PUBLIC)) {
                    report(Violation.NOT_PUBLIC, annotated, model, name);
                }
            }
        }
    }

    private void report(Violation violation, AnnotatedMethod annotated, HandlerModel model, Object... values) {
        diagnostics.report(
                violation, model.type(), Place.of(annotated.declared().get(0)), values);
    }

    private static boolean isLifecycle(ExecutableElement method, HandlerKind kind) {
        return (kind == HandlerKind.SERVLET
                        && LIFECYCLE_METHODS.contains(method.getSimpleName().toString()))
                || method.getAnnotationMirrors().stream()
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .anyMatch(LIFECYCLE_ANNOTATIONS::contains);
    }
}
