package com.crovver.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.Bases;
import com.crovver.guard.Basis;
import com.crovver.guard.DecisionEvent;
import com.crovver.guard.DecisionEvent.Charged;
import com.crovver.guard.DecisionEvent.Decided;
import com.crovver.guard.DecisionEvent.Outcome;
import com.crovver.guard.DecisionListener;
import com.crovver.guard.Outbox.Backlog;
import com.crovver.guard.Requirement;
import com.crovver.model.ConsumeResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the ready-made listeners make of events. */
class ObserveTest {

    private static final Duration TOOK = Duration.ofMillis(12);
    private static final Requirement.Credits FIVE = Requirement.credits("ai", 5);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DecisionListener metrics = new MicrometerDecisions(registry);
    private final Lines lines = new Lines();
    private final DecisionListener logging = new LoggingDecisions(lines);

    private void tell(DecisionEvent event) {
        metrics.on(event);
        logging.on(event);
    }

    private static Decided decided(Requirement requirement, Outcome outcome, Basis.Source source) {
        return new Decided(
                "tenant-who-is-a-person", "Drafts.doPost", requirement, outcome, Bases.of(source, Duration.ZERO), TOOK);
    }

    private static Charged charged(ConsumeResult result) {
        return new Charged("tenant-who-is-a-person", "Drafts.doPost", FIVE, result, TOOK);
    }

    private static ConsumeResult result(ConsumeResult.Outcome outcome) {
        return new ConsumeResult(outcome, "word", 7, false, "ai", false);
    }

    @Test
    void decisions_areTimedByWhatWasAskedAndAnswered() {
        tell(decided(Requirement.feature("export"), Outcome.ALLOWED, Basis.Source.ASKED));
        tell(decided(Requirement.feature("export"), Outcome.ALLOWED, Basis.Source.ASKED));
        tell(decided(Requirement.feature("export"), Outcome.REFUSED, Basis.Source.ASKED));

        assertThat(registry.get("crovver.decisions")
                        .tags("operation", "Drafts.doPost", "requirement", "feature export")
                        .tags("outcome", "allowed", "source", "asked")
                        .timer())
                .satisfies(timer -> {
                    assertThat(timer.count()).isEqualTo(2);
                    assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(24);
                });
        assertThat(registry.get("crovver.decisions")
                        .tag("outcome", "refused")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void credits_areCountedOnlyIfTheyWereTaken() {
        tell(charged(result(ConsumeResult.Outcome.ALLOWED)));
        tell(charged(result(ConsumeResult.Outcome.WARNING)));
        tell(charged(result(ConsumeResult.Outcome.BLOCKED)));
        tell(charged(null));

        assertThat(credits()).isEqualTo(10);
        assertThat(registry.get("crovver.charges").timers())
                .extracting(timer -> timer.getId().getTag("result"))
                .containsExactlyInAnyOrder("allowed", "warning", "blocked", "unanswered");
    }

    @Test
    void credits_thatWereTakenByAnEarlierCall_areNotCountedAgain() {
        tell(charged(result(ConsumeResult.Outcome.ALLOWED)));
        for (int i = 0; i < 10; i++) {
            tell(charged(repeated(false)));
        }
        assertThat(credits()).isEqualTo(5);

        tell(charged(repeated(true)));
        assertThat(credits()).isEqualTo(10);
    }

    private static ConsumeResult repeated(boolean mayBeEcho) {
        return new ConsumeResult(ConsumeResult.Outcome.ALLOWED, "allowed", 7, true, "ai", mayBeEcho);
    }

    private double credits() {
        return registry.get("crovver.credits").tag("pool", "ai").counter().count();
    }

    @Test
    void backlog_isShownByGauges() {
        metrics.onBacklog(new Backlog(3, Instant.now().minusSeconds(90), 2));
        assertThat(gauge("live")).isEqualTo(3);
        assertThat(gauge("dead")).isEqualTo(2);
        assertThat(gauge("age")).isBetween(90.0, 150.0);

        metrics.onBacklog(new Backlog(0, null, 0));
        assertThat(gauge("live")).isZero();
        assertThat(gauge("age")).isZero();
    }

    private double gauge(String name) {
        return registry.get("crovver.outbox." + name).gauge().value();
    }

    @Test
    void lines_sayHowBadItIsByTheirLevel() {
        tell(decided(Requirement.seat(), Outcome.ALLOWED, Basis.Source.ASKED));
        tell(decided(Requirement.subscription("inkwell"), Outcome.REFUSED, Basis.Source.ASKED));
        tell(decided(FIVE, Outcome.UNKNOWN, Basis.Source.ASKED));
        tell(charged(result(ConsumeResult.Outcome.ALLOWED)));
        tell(charged(result(ConsumeResult.Outcome.BLOCKED)));
        tell(charged(null));

        assertThat(lines.written)
                .containsExactly(
                        "DEBUG Drafts.doPost: seat allowed (asked) in 12 ms",
                        "INFO Drafts.doPost: subscription inkwell refused (asked) in 12 ms",
                        "WARNING Drafts.doPost: credits ai unknown (asked) in 12 ms",
                        "DEBUG Drafts.doPost: charge of 5 ai allowed in 12 ms",
                        "INFO Drafts.doPost: charge of 5 ai blocked in 12 ms",
                        "WARNING Drafts.doPost: charge of 5 ai unanswered in 12 ms");
    }

    @Test
    void answersFromMemory_sayTheirAge() {
        Basis old = Bases.of(Basis.Source.STALE, Duration.ofSeconds(70));
        tell(new Decided("t", "Drafts.doPost", Requirement.seat(), Outcome.ALLOWED, old, TOOK));

        assertThat(lines.written).containsExactly("DEBUG Drafts.doPost: seat allowed (stale, 70000 ms old) in 12 ms");
    }

    @Test
    void questionsOfTheApplication_haveItsName() {
        tell(new Decided(
                "t", "", Requirement.seat(), Outcome.ALLOWED, Bases.of(Basis.Source.ASKED, Duration.ZERO), TOOK));

        assertThat(lines.written).singleElement().asString().startsWith("DEBUG application: seat");
    }

    @Test
    void tenants_areNotTold() {
        tell(decided(Requirement.seat(), Outcome.ALLOWED, Basis.Source.ASKED));
        tell(charged(result(ConsumeResult.Outcome.ALLOWED)));

        assertThat(lines.written).noneMatch(line -> line.contains("person"));
        assertThat(registry.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains("person"));
    }

    private static final class Lines implements Logger {
        private final List<String> written = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            written.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            written.add(level + " " + format);
        }
    }
}
