package com.crovver.processor;

/** What a method is to the container that calls its class. */
enum MethodRole {
    /** Answers requests. */
    OPERATION,
    /** JAX-RS calls it to find the object that answers. */
    LOCATOR,
    /** Has annotations of JAX-RS, which replace those of overridden methods, but neither role. */
    OTHER,
    /** Called as an operation is, but by nothing in the Servlet API on the class path. */
    UNCALLED,
    /** Says nothing about itself; an overridden method may. */
    UNSAID
}
