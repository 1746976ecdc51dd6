package com.crovver.e2e.owed;

import com.crovver.annotation.Cost;
import java.util.List;

/** A credit for each page; some numbers are traps. */
public class PerPage implements Cost {

    @Override
    public long of(Request request) {
        Tally.cost();
        List<String> header = request.header("X-Pages");
        String pages = header.isEmpty() ? request.parameter("pages") : header.get(0);
        if ("broken".equals(pages)) {
            throw new IllegalStateException("secret");
        }
        return Long.parseLong(pages);
    }
}
