package com.crovver.processor;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what the user wrote. Lives for one round, since types may look different in the next. */
final class HandlerReader {

    private static final String SERVLET = "jakarta.servlet.Servlet";

    private final DeclarationReader declarations;
    private final Overrides overrides;
    private final Names names;

    HandlerReader(Elements elements, Types types) {
        this.declarations = new DeclarationReader(new RequirementReader(elements));
        this.overrides = new Overrides(elements, types);
        this.names = new Names(elements, types);
    }

    /**
     * Reads a type.
     *
     * @return empty if there is nothing to guard and nothing to complain about
     * @throws UnresolvedException if something that matters does not exist in this round
     */
    Optional<HandlerModel> read(TypeElement type) {
        Hierarchy hierarchy = Hierarchy.of(type);
        HandlerKind kind = kindOf(hierarchy);
        boolean required =
                hierarchy.nearestFirst().stream().map(declarations::of).anyMatch(Declarations::hasRequirements);
        refuseUnresolved(type, kind, required);
        if (!required || (kind == HandlerKind.NONE && !declarations.of(type).hasRequirements())) {
            return Optional.empty();
        }
        Suppression.refuseUnresolved(hierarchy);
        OperationReader methods = new OperationReader(kind, overrides.in(hierarchy), declarations, names);
        return Optional.of(new HandlerModel(
                type,
                names.binary(type),
                kind,
                hierarchy.size(),
                declarations.of(type).onType(),
                methods.annotatedMethods(type),
                methods.unguardedMethods(type),
                hierarchy.ownLast().stream()
                        .flatMap(each -> declarations.of(each).onType().stream())
                        .toList(),
                methods.operations(),
                methods.hiddenOperations(),
                new InheritanceReader(hierarchy, declarations).inheritedTwice(methods.chainsOfOperations()),
                methods.locators(),
                methods.decidingService().orElse(null)));
    }

    private HandlerKind kindOf(Hierarchy hierarchy) {
        if (hierarchy.isA(SERVLET)) {
            return HandlerKind.SERVLET;
        }
        return hierarchy.nearestFirst().stream().map(declarations::of).anyMatch(Declarations::forResources)
                ? HandlerKind.JAXRS
                : HandlerKind.NONE;
    }

    /**
     * Only the type itself is looked at: byte code of supertypes may well name annotations that are not on the class
     * path, and supertypes in source are read by themselves.
     */
    private static void refuseUnresolved(TypeElement type, HandlerKind kind, boolean required) {
        boolean relevant = required || kind != HandlerKind.NONE;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            refuseUnresolvedAnnotations(method);
            if (relevant) {
                method.getParameters().forEach(parameter -> refuseUnresolved(parameter.asType()));
            }
        }
        refuseUnresolvedAnnotations(type);
    }

    private static void refuseUnresolvedAnnotations(Element element) {
        element.getAnnotationMirrors().forEach(annotation -> refuseUnresolved(annotation.getAnnotationType()));
    }

    private static void refuseUnresolved(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException();
        } else if (type instanceof ArrayType array) {
            refuseUnresolved(array.getComponentType());
        }
    }
}
