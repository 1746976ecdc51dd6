package com.crovver.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an operation is meant to be open to everybody, beside others of its class that are guarded. It changes nothing
 * at run time; it tells the annotation processor, and the next reader, that no requirement was forgotten.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unguarded {}
