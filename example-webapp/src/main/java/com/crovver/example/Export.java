package com.crovver.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A workspace's drafts on their way into a table, as RFC 4180 describes it. One thread runs it, any may ask how far it is. */
final class Export implements Runnable {

    /** Stands for what takes real exports their time: pictures, layout, a slow archive. */
    private static final Duration WORK_ON_A_DRAFT = Duration.ofSeconds(1);

    private final String id = UUID.randomUUID().toString();
    private final String workspace;
    private final List<Draft> drafts;
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable String table;

    Export(String workspace, List<Draft> drafts) {
        this.workspace = workspace;
        this.drafts = List.copyOf(drafts);
    }

    @Override
    public void run() {
        StringBuilder lines = new StringBuilder("id,author,opening\r\n");
        for (Draft draft : drafts) {
            try {
                Thread.sleep(WORK_ON_A_DRAFT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the application ends
                return;
            }
            lines.append("%s,%s,%s\r\n".formatted(field(draft.id()), field(draft.author()), field(draft.opening())));
            done.incrementAndGet();
        }
        table = lines.toString();
    }

    private static String field(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    String id() {
        return id;
    }

    String workspace() {
        return workspace;
    }

    /** How many drafts it has in the end. */
    int total() {
        return drafts.size();
    }

    /** How many of them it has. */
    int done() {
        return done.get();
    }

    /** In UTF-8; empty until every draft is in it. */
    Optional<byte[]> table() {
        return Optional.ofNullable(table).map(text -> text.getBytes(UTF_8));
    }
}
