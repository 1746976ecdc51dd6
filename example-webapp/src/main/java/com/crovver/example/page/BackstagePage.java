package com.crovver.example.page;

import io.jstach.jstache.JStache;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's controls, and what the guards decided.
 *
 * @param frame around it
 * @param notice what has just happened; null if nothing
 * @param date of the emulator
 * @param status where the workspace's subscription stands, in the API's word
 * @param away whether the emulator plays dead
 * @param decisions of the guards, latest first
 * @param calls of the API, as the client logs them, latest first
 */
@JStache(path = "backstage")
public record BackstagePage(
        Frame frame,
        @Nullable String notice,
        String date,
        String status,
        boolean away,
        List<Row> decisions,
        List<Call> calls)
        implements Page {

    /** Something that was decided or charged. */
    public record Row(
            String time,
            String operation,
            String requirement,
            String outcome,
            String tone,
            String source,
            String age,
            String duration) {}

    /** A call of the API: when it ended, and what the client says of it. */
    public record Call(String time, String text) {}

    boolean anyDecisions() {
        return !decisions.isEmpty();
    }

    boolean anyCalls() {
        return !calls.isEmpty();
    }

    @Override
    public String html() {
        return BackstagePageRenderer.of().execute(this);
    }
}
