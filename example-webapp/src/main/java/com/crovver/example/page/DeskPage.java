package com.crovver.example.page;

import io.jstach.jstache.JStache;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one can do, what each of it needs, and what is left.
 *
 * @param frame around it
 * @param notice what has just happened; null if nothing
 * @param standing where the subscription stands
 * @param meters credits and seats; empty if they cannot be read
 * @param away whether Crovver cannot be asked
 * @param write the needs of writing a draft
 * @param workspace the needs of the workspace
 * @param analytics the needs of the analytics
 * @param export the needs of an export
 * @param key names the draft that the form asks for: sent twice, it is written and paid for once
 * @param exportKey names the export likewise
 * @param drafts what the visitor wrote, newest first
 */
@JStache(path = "desk")
public record DeskPage(
        Frame frame,
        @Nullable String notice,
        Standing standing,
        List<Meter> meters,
        boolean away,
        List<Need> write,
        List<Need> workspace,
        List<Need> analytics,
        List<Need> export,
        String key,
        String exportKey,
        List<DraftLine> drafts)
        implements Page {

    /**
     * Something that is used up.
     *
     * @param name for people
     * @param text how much there is, in words
     * @param percent the same from 0 to 100
     * @param seats whether little is good, as with seats in use
     */
    public record Meter(String name, String text, int percent, boolean seats) {}

    /**
     * One thing that an action needs.
     *
     * @param what is needed
     * @param state whether it is there, in words
     * @param tone the same as a style: ok, no, or open
     * @param link where to get it; null if it is there, or cannot be got
     */
    public record Need(
            String what,
            String state,
            String tone,
            @Nullable String link) {}

    boolean anyDrafts() {
        return !drafts.isEmpty();
    }

    @Override
    public String html() {
        return DeskPageRenderer.of().execute(this);
    }
}
