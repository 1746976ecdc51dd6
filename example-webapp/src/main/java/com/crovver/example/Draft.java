package com.crovver.example;

import com.crovver.example.page.DraftLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The beginning of a text.
 *
 * @param id unique within its workspace
 * @param author who had it written
 * @param opening its first sentence
 */
record Draft(String id, String author, String opening) {

    int words() {
        return opening.split("\\s+").length;
    }

    /** Drafts for a page, the newest first. */
    static List<DraftLine> lines(List<Draft> drafts) {
        List<DraftLine> lines = new ArrayList<>();
        drafts.forEach(draft -> lines.add(new DraftLine(draft.id(), draft.author(), draft.opening())));
        Collections.reverse(lines);
        return lines;
    }
}
