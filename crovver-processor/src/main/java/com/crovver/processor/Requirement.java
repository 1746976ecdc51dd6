package com.crovver.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What one annotation demands. The runtime has a type of the same name with a factory method for each case, and a method
 * for each aspect that differs from the common case; it is known here by names only, since the processor does not depend on
 * the runtime.
 */
sealed interface Requirement {

    /** What an annotation says of outages where it says nothing. */
    String DEFAULT_OUTAGE = "DEFAULT";

    /** Name of the runtime's factory method for it. */
    String factory();

    /** What the factory method is called with. */
    List<Object> arguments();

    /** How it differs from what the factory method makes. */
    List<Aspect> aspects();

    /** What it is about: two requirements of one operation with the same subject say something twice. */
    List<String> subject();

    /** Position of the kind in a list: free checks first, charges last. */
    int rank();

    /**
     * One way in which a requirement differs from the common case.
     *
     * @param method name of the runtime's method for it
     * @param argument a {@link Constant}, a {@link TypeElement} for its class literal, or null for a method without
     */
    record Aspect(String method, @Nullable Object argument) {

        /** The outage policy of an annotation, unless it is that of the configuration. */
        static Stream<Aspect> outage(String policy) {
            return unless(DEFAULT_OUTAGE, "outage", "OutagePolicy", policy);
        }

        /** A constant of one of the annotations' enums, unless it is the common one. */
        static Stream<Aspect> unless(String common, String method, String type, String constant) {
            return constant.equals(common)
                    ? Stream.empty()
                    : Stream.of(new Aspect(method, new Constant(type, constant)));
        }

        String text() {
            String words = String.join("_", method.split("(?=[A-Z])")).toLowerCase(Locale.ROOT);
            return argument == null ? words : words + "=" + argument;
        }
    }

    /** A constant of an enum in the package of the annotations. */
    record Constant(String type, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * The tenant has a live subscription.
     *
     * @param product empty for any
     */
    record Subscription(String product, String outage) implements Requirement {
        @Override
        public String factory() {
            return "subscription";
        }

        @Override
        public List<Object> arguments() {
            return product.isEmpty() ? List.of() : List.of(product);
        }

        @Override
        public List<Aspect> aspects() {
            return Aspect.outage(outage).toList();
        }

        @Override
        public List<String> subject() {
            return List.of(factory(), product);
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /**
     * The tenant's plan has a feature.
     *
     * @param product empty for the newest live subscription
     */
    record Feature(String key, String product, String outage) implements Requirement {
        @Override
        public String factory() {
            return "feature";
        }

        @Override
        public List<Object> arguments() {
            return product.isEmpty() ? List.of(key) : List.of(key, product);
        }

        @Override
        public List<Aspect> aspects() {
            return Aspect.outage(outage).toList();
        }

        @Override
        public List<String> subject() {
            return List.of(factory(), key, product);
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /**
     * A seat for the calling user.
     *
     * @param onFirstUse {@code ALLOCATE} or {@code REFUSE}
     */
    record Seat(String onFirstUse, String outage) implements Requirement {
        @Override
        public String factory() {
            return "seat";
        }

        @Override
        public List<Object> arguments() {
            return List.of();
        }

        @Override
        public List<Aspect> aspects() {
            return Stream.concat(Aspect.unless("ALLOCATE", "onFirstUse", "FirstUse", onFirstUse), Aspect.outage(outage))
                    .toList();
        }

        @Override
        public List<String> subject() {
            return List.of(factory());
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /**
     * The run is paid from a pool.
     *
     * @param amount as written, so it may be wrong
     * @param charge {@code BEFORE} or {@code ON_SUCCESS}
     * @param cost the class that computes the amount; null if it is fixed
     */
    record Credits(
            String pool,
            int amount,
            String charge,
            @Nullable TypeElement cost,
            boolean keyRequired,
            String outage) implements Requirement {
        @Override
        public String factory() {
            return "credits";
        }

        @Override
        public List<Object> arguments() {
            return List.of(pool, amount);
        }

        @Override
        public List<Aspect> aspects() {
            List<Aspect> aspects = new ArrayList<>();
            Aspect.unless("BEFORE", "charge", "Charge", charge).forEach(aspects::add);
            if (cost != null) {
                aspects.add(new Aspect("cost", cost));
            }
            if (keyRequired) {
                aspects.add(new Aspect("requireKey", null));
            }
            Aspect.outage(outage).forEach(aspects::add);
            return List.copyOf(aspects);
        }

        @Override
        public List<String> subject() {
            return List.of(factory(), pool);
        }

        @Override
        public int rank() {
            return 3;
        }
    }

    /** One line for people and for the index, such as {@code credits ai_generations 5 require_key}. */
    default String text() {
        return Stream.of(
                        Stream.of(factory()),
                        arguments().stream().map(Object::toString),
                        aspects().stream().map(Aspect::text))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
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
