package com.crovver.example;

import com.crovver.example.page.BackstagePage.Row;
import com.crovver.guard.Basis;
import com.crovver.guard.Caller;
import com.crovver.guard.DecisionEvent;
import com.crovver.guard.DecisionEvent.Charged;
import com.crovver.guard.DecisionEvent.Decided;
import com.crovver.guard.DecisionListener;
import com.crovver.spi.InactiveListener;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest decisions and charges, and who was turned away without a live subscription, for the page behind the scenes. The
 * kit makes its listeners by itself, so what is kept belongs to the class. Thread-safe.
 */
public final class DecisionLog implements DecisionListener, InactiveListener {

    private static final Latest<Entry> ENTRIES = new Latest<>();

    private record Entry(String tenant, Row row) {}

    @Override
    public void on(DecisionEvent event) {
        add(event.tenant(), event.fold(DecisionLog::row, DecisionLog::row));
    }

    @Override
    public void onInactive(Caller caller, @Nullable String status) {
        String outcome = "turned away, " + (status == null ? "unknown" : status);
        add(caller.tenant(), new Row(time(), "listener", "A live subscription", outcome, "no", "", "", ""));
    }

    private static void add(String tenant, Row row) {
        ENTRIES.add(new Entry(tenant, row));
    }

    /** The latest of one tenant, latest first. */
    static List<Row> latest(String tenant, int most) {
        return ENTRIES.stream()
                .filter(entry -> entry.tenant().equals(tenant))
                .limit(most)
                .map(Entry::row)
                .toList();
    }

    private static Row row(Decided decided) {
        Basis basis = decided.basis();
        String tone = switch (decided.outcome()) {
            case ALLOWED -> "ok";
            case REFUSED -> "no";
            case UNKNOWN -> "open";
        };
        return new Row(
                time(),
                operation(decided.operation()),
                Words.of(decided.requirement()),
                word(decided.outcome()),
                tone,
                word(basis.source()),
                basis.age().isZero() ? "" : text(basis.age()),
                text(decided.duration()));
    }

    private static Row row(Charged charged) {
        boolean taken = charged.result() != null && charged.result().taken();
        return new Row(
                time(),
                operation(charged.operation()),
                "charge of " + Words.of(charged.credits()),
                charged.result() == null ? "unanswered" : word(charged.result().outcome()),
                taken ? "ok" : charged.result() == null ? "open" : "no",
                word(Basis.Source.ASKED),
                "",
                text(charged.duration()));
    }

    private static String time() {
        return LocalTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** The handler and its method, without package and parameters: {@code DraftsServlet#doPost}. */
    private static String operation(String name) {
        String method = name.replaceAll("^[^#]*\\.|\\(.*", "");
        return method.isEmpty() ? "question of a page" : method;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 10_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
