package com.crovver.annotation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes what one run costs, where it is not the same for every request. Named in {@link ConsumesCredits#cost}; a public
 * class with a public constructor without arguments, created once and called from many threads.
 *
 * <pre>{@code
 * public final class PerPage implements Cost {
 *     public long of(Request request) {
 *         return Long.parseLong(request.parameter("pages"));
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Cost {

    /**
     * The credits that a request costs. Called once for each request, after its caller is known.
     *
     * @return at least 1; anything less refuses the request with 500
     * @throws IllegalArgumentException if no cost follows from what the client sent, which is answered 400; any other exception is
     *     answered 500
     */
    long of(Request request);

    /** What may be seen of a request before it is paid for: everything but its body. */
    interface Request {
        /** The HTTP method, such as {@code POST}. */
        String method();

        /** The path below the application, decoded, without query: {@code /reports/7}. */
        String path();

        /** The first value of a query parameter; null if it was not sent. Form fields are in the body and stay unread. */
        @Nullable String parameter(String name);

        /** The values of a header, in order; empty if it was not sent. */
        List<String> header(String name);
    }
}
