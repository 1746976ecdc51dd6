package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** An object of a seed file; knows where it stands, and which of its fields were asked for. Not thread-safe. */
final class SeedNode {

    private final String path;
    private final ObjectNode json;
    private final Set<String> known = new TreeSet<>();

    SeedNode(String path, ObjectNode json) {
        this.path = path;
        this.json = json;
    }

    String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    void text(String name, Consumer<String> use) {
        if (has(name)) {
            use.accept(text(name));
        }
    }

    void number(String name, Consumer<Long> use) {
        if (has(name)) {
            JsonNode value = value(name);
            if (!value.isIntegralNumber()) {
                throw wrong(name, "a whole number");
            }
            use.accept(value.longValue());
        }
    }

    void count(String name, Consumer<Integer> use) {
        number(name, value -> use.accept(Math.toIntExact(value)));
    }

    void ifTrue(String name, Runnable use) {
        if (flag(name)) {
            use.run();
        }
    }

    private boolean flag(String name) {
        if (has(name) && !value(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return has(name) && value(name).booleanValue();
    }

    /** Each field of an object, as an object with the fields {@code key} and {@code value}. */
    List<SeedNode> entries(String name) {
        List<SeedNode> entries = new ArrayList<>();
        if (has(name)) {
            if (!(value(name) instanceof ObjectNode object)) {
                throw wrong(name, "an object");
            }
            object.properties().forEach(field -> {
                ObjectNode entry = Json.object().put("key", field.getKey());
                entries.add(
                        new SeedNode(path + "." + name + "." + field.getKey(), entry.set("value", field.getValue())));
            });
        }
        return entries;
    }

    List<SeedNode> list(String name) {
        List<SeedNode> list = new ArrayList<>();
        if (has(name)) {
            for (JsonNode each : value(name)) {
                if (!(each instanceof ObjectNode object)) {
                    throw wrong(name, "a list of objects");
                }
                list.add(new SeedNode(path + "." + name + "[" + list.size() + "]", object));
            }
        }
        return list;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            value(name).forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }

    boolean has(String name) {
        known.add(name);
        return json.hasNonNull(name);
    }

    /** Refuses what nobody asked for: a slip of the pen would else be a setting that does nothing. */
    void end() {
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(path + " has " + unknown + "; it may have " + known);
        }
    }

    private JsonNode value(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(path + " needs \"" + name + "\"");
        }
        return json.path(name);
    }

    private IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException(path + "." + name + " is " + json.path(name) + "; it must be " + rule);
    }
}
