package com.crovver.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One of the things on which the sources disagree: its values, the default first, and what each makes of an answer. */
final class Switch {

    private final String name;
    private final Map<String, Consumer<Draft>> effects = new LinkedHashMap<>();
    private final List<String> drawable = new ArrayList<>();

    private Switch(String name) {
        this.name = name;
    }

    static Switch of(String name, String defaultValue) {
        return of(name, defaultValue, Switch::nothing);
    }

    static Switch of(String name, String defaultValue, Consumer<Draft> effect) {
        return new Switch(name).or(defaultValue, effect);
    }

    Switch or(String value, Consumer<Draft> effect) {
        drawable.add(value);
        return onlyByName(value, effect);
    }

    /** A value that chance never picks: it changes what happens, or no schema describes what it answers. */
    Switch onlyByName(String value, Consumer<Draft> effect) {
        effects.put(value, effect);
        return this;
    }

    /** A value that no answer is reshaped for; the world asks for it. */
    Switch behaviour(String value) {
        return onlyByName(value, Switch::nothing);
    }

    private static void nothing(Draft draft) {}

    String name() {
        return name;
    }

    List<String> values() {
        return List.copyOf(effects.keySet());
    }

    List<String> drawable() {
        return drawable;
    }

    String defaultValue() {
        return drawable.get(0);
    }

    void apply(String value, Draft draft) {
        effects.getOrDefault(value, Switch::nothing).accept(draft);
    }
}
