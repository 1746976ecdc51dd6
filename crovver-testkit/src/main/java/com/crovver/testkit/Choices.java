package com.crovver.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How the switches stand. Thread-safe. */
final class Choices {

    private final Map<String, String> chosen = new HashMap<>();
    private @Nullable RandomGenerator chance;

    /** Sets a switch, or all that a group stands for. */
    synchronized void choose(String name, String value) {
        if (name.equals(Variants.RANDOM)) {
            random(Variants.seed(value));
            return;
        }
        Variants.check(name, value);
        if (name.equals(Variants.CASING)) {
            for (Switch member : Shapes.CASED) {
                chosen.put(member.name(), member.values().contains(value) ? value : member.defaultValue());
            }
        } else {
            chosen.put(name, value);
        }
    }

    synchronized void random(long seed) {
        chance = new SplittableRandom(seed);
    }

    synchronized void clear() {
        chosen.clear();
        chance = null;
    }

    synchronized boolean is(String name, String value) {
        return value.equals(chosen.get(name));
    }

    /** Brings an answer into the shape that the switches, or chance, ask for. */
    Reply reshape(Draft draft) {
        Map<String, String> values = new HashMap<>();
        synchronized (this) {
            for (Switch each : Shapes.ALL) {
                values.put(each.name(), value(each));
            }
        }
        Shapes.ALL.forEach(each -> each.apply(values.getOrDefault(each.name(), each.defaultValue()), draft));
        return draft.reply();
    }

    /** Draws for every switch of every answer, so that one set by name does not shift what the others get. */
    private String value(Switch each) {
        String drawn = chance == null
                ? each.defaultValue()
                : each.drawable().get(chance.nextInt(each.drawable().size()));
        return chosen.getOrDefault(each.name(), drawn);
    }
}
