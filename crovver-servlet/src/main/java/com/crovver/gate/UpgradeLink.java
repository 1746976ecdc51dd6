package com.crovver.gate;

import com.crovver.guard.Refusal;
import com.crovver.guard.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Where a refused customer can buy. Immutable.
 *
 * @param address the page: a path, or a URL
 * @param billingPage whether it is the kit's own, which is told what was missed and where to go back to
 */
public record UpgradeLink(String address, boolean billingPage) {

    /** Longer ones are cut off by some browsers and proxies. */
    private static final int MAX_RETURN = 1_000;

    /** The parameter that says where to go back to, of every page that a browser is sent to. */
    static final String RETURN = "return";

    /**
     * The link for one refusal.
     *
     * @param original the request as the client sent it
     */
    String after(Refusal reason, HttpServletRequest original) {
        Requirement.Feature missed = reason instanceof Refusal.FeatureNotInPlan notInPlan ? notInPlan.feature() : null;
        return from(original, missed);
    }

    /**
     * The link on a page, or in an answer. Somebody who was looking at a page comes back to it; what was sent, or asked for by
     * a program, is not repeated.
     *
     * @param original the request as the client sent it
     * @param missed the feature that is missed; null if none is
     */
    public String from(HttpServletRequest original, Requirement.@Nullable Feature missed) {
        if (!billingPage) {
            return address;
        }
        StringBuilder link = new StringBuilder(address);
        UrlEncoded.add(link, RETURN, returnTo(original));
        if (missed != null) {
            UrlEncoded.add(link, "feature", missed.key());
            UrlEncoded.add(link, "product", missed.product());
        }
        return link.toString();
    }

    /** The page that the client was looking at; null if it asked for none, or sent something. */
    static @Nullable String returnTo(HttpServletRequest original) {
        boolean page = original.getMethod().equals("GET")
                && Collections.list(original.getHeaders("Accept")).stream().anyMatch(it -> it.contains("text/html"));
        if (!page) {
            return null;
        }
        String query = original.getQueryString();
        String path = original.getRequestURI() + (query == null ? "" : "?" + query);
        return path.length() <= MAX_RETURN && LinkTarget.isOwnPath(path) ? path : null;
    }
}
