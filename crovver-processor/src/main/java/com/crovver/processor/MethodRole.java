package com.crovver.processor;

/** What a method is to the container that calls its class. */
enum MethodRole {
    /** Answers requests. */
    OPERATION,
    /** JAX-RS calls it to find the object that answers. */
    LOCATOR,
    /** Has annotations of JAX-RS, which replace those of overridden methods, but neither role. */
    OTHER,
    /** Says nothing about itself; an overridden method may. */
    UNSAID
}
