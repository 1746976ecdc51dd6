package com.crovver.gate;

import com.crovver.annotation.Cost;

/**
 * The application's classes that compute what runs cost, each created once: at start-up, where its handler is found. Thread-safe.
 * They are held by their own class, and so by no class loader but the application's.
 */
final class Costs {

    private static final ClassValue<Cost> INSTANCES = new ClassValue<>() {
        @Override
        protected Cost computeValue(Class<?> type) {
            try {
                return type.asSubclass(Cost.class).getConstructor().newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new IllegalArgumentException(type.getName() + " cannot be created: " + e, e);
            }
        }
    };

    private Costs() {}

    /**
     * The one object of a class.
     *
     * @throws IllegalArgumentException if it cannot be created
     */
    static Cost of(Class<? extends Cost> type) {
        return INSTANCES.get(type);
    }
}
