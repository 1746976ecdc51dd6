package com.crovver.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller's tenant must have this feature in its plan; otherwise the handler does not run and the answer is 403.
 *
 * <p>On a class it holds for every operation, on a method for that operation, in addition to the class's. A feature
 * that Crovver backs with a credit pool counts as granted only while the pool has credits.
 *
 * <pre>{@code
 * @Feature("advanced_analytics")
 * public class AnalyticsServlet extends HttpServlet {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Feature.All.class)
public @interface Feature {
    /** The feature's key as the plans at Crovver spell it; not blank. */
    String value();

    /** Slug of the product in whose subscription the feature is looked up; empty for the newest live subscription. */
    String product() default "";

    /** What holds while Crovver cannot be asked. */
    OutagePolicy outage() default OutagePolicy.DEFAULT;

    /** Holds several {@link Feature}s; the compiler writes it, nobody else should. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {
        /** The features, all of which must hold. */
        Feature[] value();
    }
}
