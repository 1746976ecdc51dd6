package com.crovver.billing;

import com.crovver.page.MessagePage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a browser is answered at the billing page; never to be cached. Immutable.
 *
 * @param status HTTP status
 * @param headers all headers but those of the body
 * @param html the page, in ASCII; empty for a redirect
 */
public record BillingAnswer(int status, Map<String, String> headers, String html) {

    /** No script and nothing from elsewhere; and nobody may put a button of ours under a page of theirs. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    static BillingAnswer page(int status, String html) {
        return new BillingAnswer(status, common(), html);
    }

    /** A page that says one thing. */
    static BillingAnswer message(int status, Visit visit, String title, String detail) {
        return page(status, new MessagePage(title, detail, visit.returnTo()).html());
    }

    /** Sends the browser on; what it posted is not posted again. */
    static BillingAnswer redirect(String location) {
        return page(303, "").with("Location", location);
    }

    BillingAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new BillingAnswer(status, Map.copyOf(more), html);
    }

    private static Map<String, String> common() {
        return Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", POLICY,
                // Not "no-referrer", with which browsers send "Origin: null" along with forms.
                "Referrer-Policy", "same-origin",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
    }

    /** The status; addresses may carry tokens. */
    @Override
    public String toString() {
        return "BillingAnswer[" + status + "]";
    }
}
