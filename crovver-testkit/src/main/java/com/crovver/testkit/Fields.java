package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Changes to the fields of JSON objects that several shapes have in common. */
final class Fields {

    private Fields() {}

    /** Renames fields in place; those that are absent stay so. */
    static void rename(ObjectNode object, Map<String, String> names) {
        ObjectNode old = object.deepCopy();
        object.removeAll();
        old.properties()
                .forEach(field -> object.set(names.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
    }

    /** Adds a second spelling beside the first. */
    static void twin(ObjectNode object, Map<String, String> names) {
        names.forEach((name, twin) -> {
            JsonNode value = object.get(name);
            if (value != null) {
                object.set(twin, value.deepCopy());
            }
        });
    }

    /** Shows a word under a name instead of another. */
    static void word(ObjectNode object, String name, Map<String, String> words) {
        String word = words.get(object.path(name).asText());
        if (word != null) {
            object.put(name, word);
        }
    }

    /** Visits each field of a tree, but none of what an application put into metadata. */
    static void visit(JsonNode tree, BiConsumer<ObjectNode, String> visitor) {
        if (tree instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.remove("metadata");
            for (String name : names) {
                visitor.accept(object, name);
                visit(object.path(name), visitor);
            }
        } else {
            tree.forEach(child -> visit(child, visitor));
        }
    }
}
