package com.crovver.billing;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers find the billing page. Made of settings alone: a request's own idea of the host is the client's.
 *
 * @param origin scheme, host and port, without a slash at the end
 * @param path of the page, with the application's own path before it
 */
public record BillingAddress(String origin, String path) {

    /** Name of the parameter that tells what was paid for. */
    static final String PAID = "paid";

    /** Whether a form was sent from a page of this origin; {@code header} is what the browser says, null if nothing. */
    boolean isOrigin(@Nullable String header) {
        return header != null && asBrowsersWriteIt(origin).equals(header);
    }

    /** Browsers write hosts in lower case, and leave out the port that the scheme has anyway. */
    private static String asBrowsersWriteIt(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.startsWith("https:") ? lower.replaceFirst(":443$", "") : lower.replaceFirst(":80$", "");
    }

    /** The page for a visit. */
    String of(Visit visit) {
        return visit.address(origin + path);
    }

    /** Where a buyer comes back to after paying. */
    String afterwards(Visit visit, AwaitedChange change) {
        return visit.address(origin + path, Map.of(PAID, change.text()));
    }
}
