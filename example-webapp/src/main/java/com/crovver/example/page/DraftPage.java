package com.crovver.example.page;

import io.jstach.jstache.JStache;

/** A draft that has just been written. */
@JStache(path = "draft")
public record DraftPage(Frame frame, String opening) implements Page {

    @Override
    public String html() {
        return DraftPageRenderer.of().execute(this);
    }
}
