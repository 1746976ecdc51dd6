package com.crovver.processor;

import java.util.Arrays;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Whether the user does not want to be warned of something. */
final class Suppression {

    /** What {@code @SuppressWarnings} says for it. */
    private static final String TOKEN = "crovver";

    private Suppression() {}

    /** Whether an element, or one around it, suppresses our warnings. */
    static boolean covers(@Nullable Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            SuppressWarnings suppressed = each.getAnnotation(SuppressWarnings.class);
            if (suppressed != null && Arrays.asList(suppressed.value()).contains(TOKEN)) {
                return true;
            }
        }
        return false;
    }
}
