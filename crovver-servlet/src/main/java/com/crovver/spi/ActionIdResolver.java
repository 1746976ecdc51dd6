package com.crovver.spi;

import org.jspecify.annotations.Nullable;

/**
 * Tells which action a request wants done, so that it is charged and done once however often it is sent: the number of an
 * order, the id of a message. Named in {@code crovver.key}; needs a public constructor without arguments; is created once and
 * called from many threads, before each charge.
 *
 * <pre>{@code
 * public final class OrderId implements ActionIdResolver {
 *     public String resolve(ActionView view) {
 *         return view.path().startsWith("/orders/") ? view.path().substring(8) : null;
 *     }
 * }
 * }</pre>
 *
 * <p>The same id is another action for another tenant or user, or on another operation.
 */
@FunctionalInterface
public interface ActionIdResolver {

    /**
     * The action's id, or null if the request names none: it is then charged each time it is sent. An exception refuses the
     * request with 500, an id that is none with 400.
     *
     * @return null, or 1 to 255 visible ASCII characters
     */
    @Nullable String resolve(ActionView view);
}
