package com.crovver.guard;

import java.util.List;
import java.util.Map;

/**
 * What one handler requires, as its annotations said when it was compiled. The annotation processor writes one
 * implementation per handler, named as the handler with {@value #SUFFIX} behind.
 *
 * <p>Implementations are immutable, hold constants only, and have a public constructor without arguments.
 */
public interface Guard {

    /** What a guard's class name has behind that of its handler. */
    String SUFFIX = "_CrovverGuard";

    /** Binary name of the handler's class. */
    String handler();

    /** What every operation requires; empty if nothing. */
    List<Requirement> everyOperation();

    /**
     * What single operations require in addition. Keys are method names for servlets ({@code doPost}), and names with the
     * erased parameter types for JAX-RS resources ({@code create(java.lang.String,int)}).
     */
    Map<String, List<Requirement>> operations();
}
