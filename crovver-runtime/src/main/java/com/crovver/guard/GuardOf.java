package com.crovver.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated guard, so that whoever builds a part of a project only still finds those of the rest in their class
 * files. Written and read by the annotation processor; nothing reads it at run time.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GuardOf {
    /** The handler, as the source names it: {@code com.example.Orders.Items}. */
    String value();
}
