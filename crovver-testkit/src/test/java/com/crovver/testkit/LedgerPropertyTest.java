package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.testkit.Grant.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random lives of one pool against a model so naive that it can be seen to be right: one entry for each credit. */
class LedgerPropertyTest {

    private record Credit(boolean base, Instant expiresAt, int age) {}

    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

    @RepeatedTest(60)
    void ledger_behavesLikeSingleCredits(RepetitionInfo repetition) {
        long seed = 1_000L + repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        Pool pool = new Pool("p", "P", 40, random.nextBoolean(), random.nextBoolean() ? 15L : null, false);
        Ledger ledger = new Ledger();
        List<Credit> model = new ArrayList<>();
        Instant now = START;
        Instant anchor = START;
        Period period = Interval.MONTHLY.periodFrom(START);
        grant(ledger, model, true, pool.limit(), period.end(), 0);
        for (int step = 1; step < 200; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    Instant expiry = now.plus(Duration.ofDays(random.nextInt(1, 60)));
                    grant(ledger, model, false, random.nextInt(1, 20), expiry, step);
                }
                case 1 -> now = now.plus(Duration.ofHours(random.nextInt(1, 24 * 20)));
                default -> consume(ledger, model, pool, random.nextInt(1, 15), now, period.end(), seed);
            }
            while (period.isOver(now)) {
                period = Interval.MONTHLY.periodAfter(period.end(), anchor);
                long rest = model.stream().filter(Credit::base).count();
                model.removeIf(Credit::base);
                assertThat(ledger.closeBase("p")).as("seed %d", seed).isEqualTo(rest);
                grant(ledger, model, true, pool.refill(rest), period.end(), step);
            }
            Instant present = now;
            long alive = model.stream()
                    .filter(each -> present.isBefore(each.expiresAt()))
                    .count();
            assertThat(ledger.total("p", now))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(alive);
        }
    }

    private static void grant(Ledger ledger, List<Credit> model, boolean base, long count, Instant expiry, int age) {
        ledger.add(new Grant("p", base ? Source.BASE : Source.ADDON, count, expiry));
        for (long i = 0; i < count; i++) {
            model.add(new Credit(base, expiry, age));
        }
    }

    private static void consume(
            Ledger ledger, List<Credit> model, Pool pool, int amount, Instant now, Instant end, long seed) {
        List<Credit> order = model.stream()
                .filter(each -> now.isBefore(each.expiresAt()))
                .sorted(Comparator.comparing(Credit::base)
                        .reversed()
                        .thenComparing(Credit::expiresAt)
                        .thenComparing(Credit::age))
                .toList();
        Charge charge = ledger.consume(pool, amount, now, end);
        if (order.size() >= amount) {
            order.subList(0, amount).forEach(model::remove);
            assertThat(charge.result()).as("seed %d", seed).isEqualTo(Charge.Result.ALLOWED);
        } else {
            assertThat(charge.result()).as("seed %d", seed).isEqualTo(Charge.Result.BLOCKED);
        }
        long base = model.stream()
                .filter(Credit::base)
                .filter(each -> now.isBefore(each.expiresAt()))
                .count();
        assertThat(ledger.base("p", now)).as("seed %d", seed).isEqualTo(base);
    }
}
