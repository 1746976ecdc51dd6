package com.crovver.example.page;

import io.jstach.jstache.JStache;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace subscribes to.
 *
 * @param frame around it
 * @param notice what has just happened; null if nothing
 * @param standing where the subscription stands
 * @param facts dates and numbers
 * @param features what the plan includes
 * @param holders who holds a seat
 * @param owner whether the visitor pays for the workspace
 * @param invoices bills, latest first; empty for others than the owner
 * @param cancelling the subscription that can be cancelled; null if none can, or not by the visitor
 * @param link where to buy; null if nowhere
 */
@JStache(path = "plan")
public record PlanPage(
        Frame frame,
        @Nullable String notice,
        Standing standing,
        List<Fact> facts,
        List<String> features,
        List<String> holders,
        boolean owner,
        List<Bill> invoices,
        @Nullable Cancelling cancelling,
        @Nullable String link)
        implements Page {

    /** A name and a value. */
    public record Fact(String name, String value) {}

    /** An invoice; the link is null if there is no page of it. */
    public record Bill(
            String number,
            String date,
            String amount,
            String status,
            @Nullable String link) {}

    /** A subscription that can be cancelled, and what that means. */
    public record Cancelling(String id, String text) {}

    boolean anyFeatures() {
        return !features.isEmpty();
    }

    boolean anyHolders() {
        return !holders.isEmpty();
    }

    boolean anyInvoices() {
        return !invoices.isEmpty();
    }

    @Override
    public String html() {
        return PlanPageRenderer.of().execute(this);
    }
}
