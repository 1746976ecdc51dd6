package com.crovver.example.page;

import io.jstach.jstache.JStache;

/**
 * How far an export is.
 *
 * @param frame around it
 * @param path of this page, within the server
 * @param done how many drafts it has
 * @param total how many it has in the end
 * @param ready whether it can be fetched
 * @param still whether the page keeps as it is
 */
@JStache(path = "export")
public record ExportPage(Frame frame, String path, int done, int total, boolean ready, boolean still) implements Page {

    @Override
    public String html() {
        return ExportPageRenderer.of().execute(this);
    }
}
