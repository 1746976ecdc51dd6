package com.crovver.example.page;

import io.jstach.jstache.JStache;

/** Says one thing. */
@JStache(path = "message")
public record MessagePage(Frame frame, String text) implements Page {

    @Override
    public String html() {
        return MessagePageRenderer.of().execute(this);
    }
}
