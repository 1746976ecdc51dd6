package com.crovver.contract;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A decoded answer taken apart: the path of each value in it, and the value as text. */
final class Leaves {

    private final SortedMap<String, String> values = new TreeMap<>();
    private final Set<String> told = new TreeSet<>();
    private final UnaryOperator<String> text;

    private Leaves(UnaryOperator<String> text) {
        this.text = text;
    }

    /** Takes apart; what differs from run to run is to be taken out of texts. */
    static Leaves of(Object value, UnaryOperator<String> text) {
        Leaves leaves = new Leaves(text);
        leaves.add("", value);
        return leaves;
    }

    SortedMap<String, String> values() {
        return values;
    }

    /** The fields, as "record.field", that had something to tell: no null, nothing empty, no zero, no false. */
    Set<String> told() {
        return told;
    }

    private boolean add(String path, Object value) {
        if (value instanceof Record) {
            values.put(path + "/", value.getClass().getSimpleName());
            for (RecordComponent field : value.getClass().getRecordComponents()) {
                if (add(path + "/" + field.getName(), read(field, value))) {
                    told.add(name(field));
                }
            }
            return true;
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> add(path + "/" + key, each));
            return count(path, map.size());
        } else if (value instanceof Collection<?> many) {
            List<Object> ordered = new ArrayList<>(many);
            if (many instanceof Set) {
                ordered.sort((a, b) -> a.toString().compareTo(b.toString()));
            }
            for (int i = 0; i < ordered.size(); i++) {
                add(path + "/" + i, ordered.get(i));
            }
            return count(path, many.size());
        }
        String leaf = value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : text.apply(String.valueOf(value));
        values.put(path, leaf);
        return !Set.of("null", "", "0", "false").contains(leaf);
    }

    private boolean count(String path, int size) {
        values.put(path + "/#", Integer.toString(size));
        return size > 0;
    }

    static String name(RecordComponent field) {
        Class<?> owner = field.getDeclaringRecord();
        String name = owner.getName();
        return name.substring(name.lastIndexOf('.') + 1) + "." + field.getName();
    }

    private static Object read(RecordComponent field, Object value) {
        try {
            return field.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
