package com.crovver.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the requirements that are written on one element, in the order of the source. */
final class RequirementReader {

    private static final String SUBSCRIPTION = "com.crovver.annotation.RequiresSubscription";
    private static final String FEATURE = "com.crovver.annotation.Feature";
    private static final String SEAT = "com.crovver.annotation.OccupiesSeat";
    private static final String CREDITS = "com.crovver.annotation.ConsumesCredits";
    private static final String UNGUARDED = "com.crovver.annotation.Unguarded";
    private static final Set<String> ANNOTATIONS = Set.of(SUBSCRIPTION, FEATURE, SEAT, CREDITS);
    /** What the member {@code cost} says where the amount is fixed. */
    private static final String NO_COST = "com.crovver.annotation.Cost";
    /** Name of the annotation that holds repeated ones, nested in theirs. */
    private static final String REPEATED = ".All";

    private final Elements elements;

    RequirementReader(Elements elements) {
        this.elements = elements;
    }

    List<Declared> on(Element element) {
        try {
            return read(element);
        } catch (UnresolvedException e) {
            throw new UnresolvedException(element);
        }
    }

    private List<Declared> read(Element element) {
        List<Declared> found = new ArrayList<>();
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            String name = nameOf(annotation);
            if (name.endsWith(REPEATED) && ANNOTATIONS.contains(withoutRepeated(name))) {
                repeated(annotation)
                        .map(each -> read(nameOf(each), element, each))
                        .forEach(found::add);
            } else if (ANNOTATIONS.contains(name)) {
                found.add(read(name, element, annotation));
            }
        }
        return found;
    }

    /** The annotation that says that a method is meant to be open. */
    static Optional<AnnotationMirror> unguarded(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .filter(annotation -> nameOf(annotation).equals(UNGUARDED))
                .<AnnotationMirror>map(annotation -> annotation)
                .findFirst();
    }

    private Declared read(String name, Element element, AnnotationMirror annotation) {
        Requirement requirement = switch (name) {
            case SUBSCRIPTION ->
                new Requirement.Subscription(
                        value(annotation, "product", String.class), constant(annotation, "outage"));
            case FEATURE ->
                new Requirement.Feature(
                        value(annotation, "value", String.class),
                        value(annotation, "product", String.class),
                        constant(annotation, "outage"));
            case CREDITS ->
                new Requirement.Credits(
                        value(annotation, "pool", String.class),
                        value(annotation, "amount", Integer.class),
                        constant(annotation, "charge"),
                        cost(annotation),
                        value(annotation, "keyRequired", Boolean.class),
                        constant(annotation, "outage"));
            default -> new Requirement.Seat(constant(annotation, "onFirstUse"), constant(annotation, "outage"));
        };
        return new Declared(requirement, element, annotation);
    }

    private String constant(AnnotationMirror annotation, String member) {
        return value(annotation, member, VariableElement.class).getSimpleName().toString();
    }

    private @Nullable TypeElement cost(AnnotationMirror annotation) {
        // Anything else in place of a class, such as int.class, does not compile.
        DeclaredType type = value(annotation, "cost", DeclaredType.class);
        if (type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException();
        }
        TypeElement cost = (TypeElement) type.asElement();
        return cost.getQualifiedName().contentEquals(NO_COST) ? null : cost;
    }

    private static String withoutRepeated(String name) {
        return name.substring(0, name.length() - REPEATED.length());
    }

    private Stream<AnnotationMirror> repeated(AnnotationMirror container) {
        List<?> values = value(container, "value", List.class);
        return values.stream().map(each -> cast(((AnnotationValue) each).getValue(), AnnotationMirror.class));
    }

    /** A value that is missing, or of another type, is a mistake that the compiler reports; one may yet be generated. */
    private <T> T value(AnnotationMirror annotation, String member, Class<T> type) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                elements.getElementValuesWithDefaults(annotation).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return cast(entry.getValue().getValue(), type);
            }
        }
        throw new UnresolvedException();
    }

    /** The value, if the compiler could make one of this type of what the source says. */
    static <T> T cast(Object value, Class<T> type) {
        // Compilers put this text in place of a constant that they cannot resolve.
        if (!type.isInstance(value) || value.equals("<error>")) {
            throw new UnresolvedException();
        }
        return type.cast(value);
    }

    static String nameOf(AnnotationMirror annotation) {
        return ((TypeElement) annotation.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
