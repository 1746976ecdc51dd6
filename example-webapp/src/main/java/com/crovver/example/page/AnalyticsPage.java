package com.crovver.example.page;

import io.jstach.jstache.JStache;

/** How much a workspace writes. */
@JStache(path = "analytics")
public record AnalyticsPage(Frame frame, int drafts, int words, long authors) implements Page {

    @Override
    public String html() {
        return AnalyticsPageRenderer.of().execute(this);
    }
}
