package com.crovver.guard;

import java.util.List;
import java.util.Map;

/**
 * What one handler requires, as its annotations said when it was compiled. Immutable. The annotation processor writes one
 * subclass per handler, named as the handler with {@value #SUFFIX} behind, with a public constructor without arguments.
 *
 * <p>None of the methods that those constructors call is generic: nested calls of generic methods are what a compiler takes
 * longest for.
 */
public abstract class Guard {

    /** What a guard's class name has behind that of its handler. */
    public static final String SUFFIX = "_CrovverGuard";

    private final String handler;
    private final List<Requirement> everyOperation;
    private final Map<String, List<Requirement>> operations;

    /**
     * Called by what the annotation processor writes.
     *
     * @param handler binary name of the handler's class
     * @param everyOperation what every operation requires, made by {@link #every}
     * @param operations what single operations require in addition, each made by {@link #operation}
     * @throws IllegalArgumentException if two of them have one key
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // They are only read.
    protected Guard(
            String handler, List<Requirement> everyOperation, Map.Entry<String, List<Requirement>>... operations) {
        this.handler = handler;
        this.everyOperation = everyOperation;
        this.operations = Map.ofEntries(operations);
    }

    /** What every operation requires. */
    protected static List<Requirement> every(Requirement... requirements) {
        return List.of(requirements);
    }

    /**
     * What one operation requires in addition.
     *
     * @param key as in {@link #operations()}
     */
    protected static Map.Entry<String, List<Requirement>> operation(String key, Requirement... requirements) {
        return Map.entry(key, List.of(requirements));
    }

    /** Binary name of the handler's class. */
    public final String handler() {
        return handler;
    }

    /** What every operation requires; empty if nothing. */
    public final List<Requirement> everyOperation() {
        return everyOperation;
    }

    /**
     * What single operations require in addition. Keys are method names for servlets ({@code doPost}), and names with the
     * erased parameter types for JAX-RS resources ({@code create(java.lang.String,int)}).
     */
    public final Map<String, List<Requirement>> operations() {
        return operations;
    }
}
