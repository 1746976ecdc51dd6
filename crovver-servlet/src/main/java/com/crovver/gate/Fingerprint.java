package com.crovver.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;

/** What tells two requests apart without reading their bodies. */
final class Fingerprint {

    /** Browsers draw a new boundary each time they send the same form. */
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(\"[^\"]*\"|[^;]*)", Pattern.CASE_INSENSITIVE);

    private Fingerprint() {}

    /**
     * Method, raw target, type and length of the body, and its digest where the client sent one.
     *
     * @param keyBytes how much a key adds to the length of the body: it does not count, since a form that was sent without a
     *     key may be sent again with the one that its answer handed out
     */
    static String of(HttpServletRequest request, long keyBytes) {
        // As it was sent: what reads it may refuse a charset that nobody here cares about.
        String type = request.getHeader("Content-Type");
        long length = request.getContentLengthLong();
        return String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI() + "?" + request.getQueryString(),
                type == null ? "" : BOUNDARY.matcher(type).replaceAll(""),
                Long.toString(length < 0 ? length : Math.max(0, length - keyBytes)),
                String.join(",", Collections.list(request.getHeaders("Content-Digest"))));
    }
}
