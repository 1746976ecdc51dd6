package com.crovver.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a refusal goes to, as far as its form depends on that.
 *
 * @param accept values of the {@code Accept} header
 * @param path where the client's request went within the application, decoded by the container
 * @param mayBeSentElsewhere whether the answer may be a redirect: a page that explains an error must not become one
 * @param returnTo the page that somebody was looking at, to come back to, as path and query; null if it was none
 * @param cameFrom the page of this server that led here, as path and query; null if none is known
 */
public record Recipient(
        List<String> accept,
        String path,
        boolean mayBeSentElsewhere,
        @Nullable String returnTo,
        @Nullable String cameFrom) {

    /**
     * The recipient of the answer to a request.
     *
     * @param original the request as the client sent it
     * @param dispatched the request of the dispatch that is refused
     */
    public static Recipient of(HttpServletRequest original, HttpServletRequest dispatched, List<String> accept) {
        String pathInfo = original.getPathInfo();
        return new Recipient(
                accept,
                original.getServletPath() + (pathInfo == null ? "" : pathInfo),
                dispatched.getDispatcherType() != DispatcherType.ERROR,
                UpgradeLink.returnTo(original),
                Referer.ownPath(original));
    }
}
