package com.crovver.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one annotation demands. The runtime has a type of the same name with a factory method for each case; it is known
 * here by names only, since the processor does not depend on the runtime.
 */
sealed interface Requirement {

    /** Name of the runtime's factory method for it. */
    String factory();

    /** What the factory method is called with. */
    List<Object> arguments();

    /** Position of the kind in a list: free checks first, charges last. */
    int rank();

    /**
     * The tenant's plan has a feature.
     *
     * @param product empty for the newest live subscription
     */
    record Feature(String key, String product) implements Requirement {
        @Override
        public String factory() {
            return "feature";
        }

        @Override
        public List<Object> arguments() {
            return product.isEmpty() ? List.of(key) : List.of(key, product);
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** A seat for the calling user. */
    record Seat() implements Requirement {
        @Override
        public String factory() {
            return "seat";
        }

        @Override
        public List<Object> arguments() {
            return List.of();
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /**
     * The run is paid from a pool.
     *
     * @param amount as written, so it may be wrong
     */
    record Credits(String pool, int amount) implements Requirement {
        @Override
        public String factory() {
            return "credits";
        }

        @Override
        public List<Object> arguments() {
            return List.of(pool, amount);
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /** One line for people and for the index, such as {@code credits ai_generations 5}. */
    default String text() {
        List<Object> words = new ArrayList<>(arguments());
        words.add(0, factory());
        return words.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** What the annotations demand together: by kind, in the given order within a kind, equal ones once. */
    static List<Requirement> inOrder(List<Declared> declared) {
        return declared.stream()
                .map(Declared::requirement)
                .distinct()
                .sorted(Comparator.comparingInt(Requirement::rank))
                .toList();
    }
}
