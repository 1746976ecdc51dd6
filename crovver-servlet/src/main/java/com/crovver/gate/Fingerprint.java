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

    /** Method, raw target, type and length of the body, and its digest where the client sent one. */
    static String of(HttpServletRequest request) {
        // As it was sent: what reads it may refuse a charset that nobody here cares about.
        String type = request.getHeader("Content-Type");
        return String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI() + "?" + request.getQueryString(),
                type == null ? "" : BOUNDARY.matcher(type).replaceAll(""),
                Long.toString(request.getContentLengthLong()),
                String.join(",", Collections.list(request.getHeaders("Content-Digest"))));
    }
}
