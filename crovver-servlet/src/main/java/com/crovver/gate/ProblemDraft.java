package com.crovver.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem while it is worded. Not thread-safe. */
final class ProblemDraft {

    private final int status;
    private final String kind;
    private final String title;
    private final String detail;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private WayOut wayOut = WayOut.NONE;

    ProblemDraft(int status, String kind, String title, String detail) {
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.detail = detail;
    }

    /** Adds a member; one that is not known is left out. */
    ProblemDraft member(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** Adds a header; one that is not known is left out. */
    ProblemDraft header(String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
        return this;
    }

    /** Says to people what the members say to programs. */
    ProblemDraft wayOut(WayOut shown) {
        wayOut = shown;
        return this;
    }

    /** The problem as it has been worded. */
    Problem problem(String typeBase) {
        return new Problem(status, typeBase, kind, title, detail, members, headers, wayOut);
    }
}
