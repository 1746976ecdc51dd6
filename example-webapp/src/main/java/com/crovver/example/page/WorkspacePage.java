package com.crovver.example.page;

import io.jstach.jstache.JStache;
import java.util.List;

/** All drafts of a workspace, newest first. */
@JStache(path = "workspace")
public record WorkspacePage(Frame frame, List<DraftLine> drafts) implements Page {

    boolean anyDrafts() {
        return !drafts.isEmpty();
    }

    @Override
    public String html() {
        return WorkspacePageRenderer.of().execute(this);
    }
}
