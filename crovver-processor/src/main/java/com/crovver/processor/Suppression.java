package com.crovver.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Whether the user does not want to be warned of something. */
final class Suppression {

    private static final String ANNOTATION = "java.lang.SuppressWarnings";
    /** What {@code @SuppressWarnings} says for it. */
    private static final String TOKEN = "crovver";

    private Suppression() {}

    /** Whether an element, or one around it, suppresses our warnings. */
    static boolean covers(@Nullable Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (suppressed(each).anyMatch(TOKEN::equals)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes sure that it can be told of a type's methods, inherited ones included, whether our warnings are suppressed.
     *
     * @throws UnresolvedException if {@code @SuppressWarnings} names a constant that does not exist (yet)
     */
    static void refuseUnresolved(Hierarchy hierarchy) {
        for (TypeElement type : hierarchy.nearestFirst()) {
            ElementFilter.methodsIn(type.getEnclosedElements()).forEach(Suppression::refuseUnresolved);
            for (Element each = type; each != null; each = each.getEnclosingElement()) {
                refuseUnresolved(each);
            }
        }
    }

    private static void refuseUnresolved(Element element) {
        suppressed(element).forEach(warning -> {});
    }

    private static Stream<String> suppressed(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(annotation -> RequirementReader.nameOf(annotation).equals(ANNOTATION))
                .map(AnnotationMirror::getElementValues)
                .flatMap(members -> members.values().stream())
                .flatMap(Suppression::strings);
    }

    private static Stream<String> strings(AnnotationValue array) {
        List<?> values = RequirementReader.cast(array.getValue(), List.class);
        return values.stream().map(each -> RequirementReader.cast(((AnnotationValue) each).getValue(), String.class));
    }
}
