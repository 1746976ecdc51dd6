package com.crovver.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The switches for answers on which Crovver's own sources disagree. Without them the emulator answers as the reference
 * pages show; each switch brings one other official shape. See {@link CrovverEmulator#variant}.
 *
 * <p>Besides these there are {@code casing}, which sets all switches that end in {@code Casing}, and {@code random}, whose
 * value is a seed: it draws a legal value for every switch that was not set, anew for each answer. Stateless.
 */
public final class Variants {

    static final String RANDOM = "random";
    static final String CASING = "casing";

    private static final Map<String, List<String>> VALUES = catalogue();

    private Variants() {}

    private static Map<String, List<String>> catalogue() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(CASING, List.of("page", "snake", "camel"));
        Shapes.ALL.forEach(each -> values.put(each.name(), each.values()));
        return Collections.unmodifiableMap(values);
    }

    /** The names of all switches but {@code random}, with their values, the default first; unmodifiable, in order. */
    public static Map<String, List<String>> all() {
        return VALUES;
    }

    static void check(String name, String value) {
        List<String> values = VALUES.get(name);
        if (values == null) {
            throw new IllegalArgumentException(
                    "no variant is named \"" + name + "\"; there are " + VALUES.keySet() + " and " + RANDOM);
        }
        if (!values.contains(value)) {
            throw new IllegalArgumentException(
                    "variant " + name + " cannot be \"" + value + "\"; use one of " + values);
        }
    }

    static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "variant " + RANDOM + " is \"" + text + "\"; give it a whole number as seed", e);
        }
    }
}
