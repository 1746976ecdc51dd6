package com.crovver.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller's tenant must have a live subscription: in trial, active, or cancelled but paid until later. Otherwise the
 * handler does not run and the answer is 402.
 *
 * <p>On a class it holds for every operation, on a method for that operation, in addition to the class's.
 *
 * <pre>{@code
 * @RequiresSubscription
 * public class ProjectServlet extends HttpServlet {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(RequiresSubscription.All.class)
public @interface RequiresSubscription {
    /** Slug of the product that must be subscribed to; empty for any. */
    String product() default "";

    /** What holds while Crovver cannot be asked. */
    OutagePolicy outage() default OutagePolicy.DEFAULT;

    /** Holds several {@link RequiresSubscription}s; the compiler writes it, nobody else should. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {
        /** The subscriptions, each to a product of its own. */
        RequiresSubscription[] value();
    }
}
