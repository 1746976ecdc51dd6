package com.crovver.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The calling user must hold one of the tenant's seats; a user who never had one is given a free seat at the first use,
 * unless told otherwise. A user whose seat was taken away is refused with 403, and never given one again by a guard.
 *
 * <p>If all seats are taken the handler does not run and the answer is 402 with the price of one more seat.
 *
 * <p>On a class it holds for every operation, on a method for that operation.
 *
 * <pre>{@code
 * @OccupiesSeat
 * public class WorkspaceServlet extends HttpServlet {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OccupiesSeat {
    /** What happens to a user who never had a seat. */
    FirstUse onFirstUse() default FirstUse.ALLOCATE;

    /** What holds while Crovver cannot be asked. */
    OutagePolicy outage() default OutagePolicy.DEFAULT;
}
