package com.crovver.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Running the handler costs credits; they are taken before it starts, after every other requirement held, or with {@link
 * Charge#ON_SUCCESS} once it has succeeded.
 *
 * <p>If the pool does not have enough, nothing is taken, the handler does not run and the answer is 402. A request that
 * carries an {@code Idempotency-Key} is charged at most once, however often it is sent.
 *
 * <p>On a class it holds for every operation, on a method for that operation, in addition to the class's. One operation
 * names a pool at most once.
 *
 * <pre>{@code
 * @ConsumesCredits(pool = "ai_generations", amount = 5)
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ConsumesCredits.All.class)
public @interface ConsumesCredits {
    /** The pool's key as the plans at Crovver spell it; not blank. */
    String pool();

    /** Credits that one run costs, at least 1. */
    int amount() default 1;

    /**
     * When they are taken. What is to be charged on success is owed for a while, so that the deployment fails unless something
     * keeps debts.
     */
    Charge charge() default Charge.BEFORE;

    /**
     * Computes the credits in place of {@link #amount}, once for each request; {@code Cost.class} itself means that the amount is
     * fixed. What is known only after the work is said by the handler, with {@code Crovver.of(request).charge(pool, amount)}.
     */
    Class<? extends Cost> cost() default Cost.class;

    /** Whether a request without an idempotency key is refused with 400. */
    boolean keyRequired() default false;

    /**
     * What holds while Crovver cannot be asked; by default the run is refused. With {@link OutagePolicy#ALLOW} it is owed, as far as
     * the pool covered it when Crovver last said so, and the deployment fails unless something keeps debts. {@link
     * OutagePolicy#LAST_KNOWN} refuses, as credits are never known from before.
     */
    OutagePolicy outage() default OutagePolicy.DEFAULT;

    /** Holds several {@link ConsumesCredits}; the compiler writes it, nobody else should. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {
        /** The charges, each on a pool of its own. */
        ConsumesCredits[] value();
    }
}
