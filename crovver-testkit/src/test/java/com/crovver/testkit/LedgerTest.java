package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.testkit.Charge.Result;
import com.crovver.testkit.Grant.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-07-12T00:00:00Z");
    private static final Instant PERIOD_END = Instant.parse("2026-08-01T00:00:00Z");

    private final Ledger ledger = new Ledger();

    private static Pool pool(boolean soft) {
        return new Pool("p", "P", 100, false, null, soft);
    }

    private Grant grant(Source source, long quantity, Instant expiresAt) {
        Grant grant = new Grant("p", source, quantity, expiresAt);
        ledger.add(grant);
        return grant;
    }

    @ParameterizedTest(name = "soft {0}, base {1}, add-on {2}, take {3}")
    @CsvSource({
        // soft, base, addon, amount -> result, base after, addon after
        "false, 10,  5,   4, ALLOWED,   6,  5",
        "false, 10,  5,  10, ALLOWED,   0,  5",
        "false, 10,  5,  12, ALLOWED,   0,  3",
        "false, 10,  5,  15, ALLOWED,   0,  0",
        "false, 10,  5,  16, BLOCKED,  10,  5",
        "false,  0,  0,   1, BLOCKED,   0,  0",
        "true,  10,  5,  15, ALLOWED,   0,  0",
        "true,  10,  5,  16, WARNING,  -1,  0",
        "true,   0,  0,   7, WARNING,  -7,  0",
        "true,  -7,  0,   1, WARNING,  -8,  0",
        "true,  -7, 20,  13, ALLOWED,  -7,  7",
        "true,  -7, 20,  14, WARNING,  -7,  6",
        "true,  -7, 20,  21, WARNING,  -8,  0",
    })
    void consume_takesBaseThenAddon_orNothing(
            boolean soft, long base, long addon, long amount, Result result, long baseAfter, long addonAfter) {
        grant(Source.ADDON, addon, null);
        grant(Source.BASE, base, PERIOD_END);

        Charge charge = ledger.consume(pool(soft), amount, NOW, PERIOD_END);

        assertThat(charge).isEqualTo(new Charge("p", result, baseAfter + addonAfter));
        assertThat(ledger.base("p", NOW)).isEqualTo(baseAfter);
        assertThat(ledger.addon("p", NOW)).isEqualTo(addonAfter);
    }

    @Test
    void consume_severalGrants_takesTheEarliestExpiryFirstAndTheOldestOfEqualOnes() {
        Grant forEver = grant(Source.ADDON, 10, null);
        Grant late = grant(Source.ADDON, 10, NOW.plusSeconds(200));
        Grant older = grant(Source.ADDON, 10, NOW.plusSeconds(100));
        Grant younger = grant(Source.ADDON, 10, NOW.plusSeconds(100));
        Grant base = grant(Source.BASE, 10, PERIOD_END);

        ledger.consume(pool(false), 15, NOW, PERIOD_END);
        assertThat(List.of(base, older, younger, late, forEver))
                .extracting(Grant::remaining)
                .containsExactly(0L, 5L, 10L, 10L, 10L);

        ledger.consume(pool(false), 30, NOW, PERIOD_END);
        assertThat(List.of(base, older, younger, late, forEver))
                .extracting(Grant::remaining)
                .containsExactly(0L, 0L, 0L, 0L, 5L);
        assertThat(base.granted()).isEqualTo(10);
    }

    @Test
    void balance_grantExpired_countsUntilJustBeforeItsExpiry() {
        grant(Source.ADDON, 10, NOW.plusSeconds(1));

        assertThat(ledger.total("p", NOW)).isEqualTo(10);
        assertThat(ledger.total("p", NOW.plusSeconds(1))).isZero();
        assertThat(ledger.consume(pool(false), 1, NOW.plusSeconds(1), PERIOD_END)
                        .result())
                .isEqualTo(Result.BLOCKED);
    }

    @Test
    void nextExpiry_onlySpentGrantsExpire_isEmpty() {
        grant(Source.BASE, 10, PERIOD_END);
        assertThat(ledger.nextExpiry("p", NOW)).contains(PERIOD_END);

        ledger.consume(pool(false), 10, NOW, PERIOD_END);

        assertThat(ledger.nextExpiry("p", NOW)).isEmpty();
    }

    @Test
    void consume_softPoolWithoutAnyGrant_startsADebtThatEndsWithThePeriod() {
        assertThat(ledger.consume(pool(true), 3, NOW, PERIOD_END)).isEqualTo(new Charge("p", Result.WARNING, -3));

        assertThat(ledger.base("p", NOW)).isEqualTo(-3);
        assertThat(ledger.base("p", PERIOD_END)).isZero();
    }

    /** One credit at a time, each with its own expiry: too slow for anything but being obviously right. */
    private static final class NaiveLedger {
        private record Credit(Source source, Instant expiresAt) {}

        private final List<Credit> credits = new ArrayList<>();
        private long debt;

        void add(Source source, long quantity, Instant expiresAt) {
            for (long i = 0; i < quantity; i++) {
                credits.add(new Credit(source, expiresAt));
            }
        }

        Charge consume(boolean soft, long amount, Instant now) {
            credits.removeIf(credit -> !now.isBefore(credit.expiresAt));
            long total = credits.size() - debt;
            if (!soft && total < amount) {
                return new Charge("p", Result.BLOCKED, total);
            }
            credits.sort(Comparator.comparing(Credit::source).thenComparing(Credit::expiresAt));
            for (long i = 0; i < amount; i++) {
                if (credits.isEmpty()) {
                    debt++;
                } else {
                    credits.remove(0);
                }
            }
            return new Charge("p", total < amount ? Result.WARNING : Result.ALLOWED, total - amount);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260712})
    void consume_randomGrantsAndAmounts_agreesWithANaiveModel(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Ledger real = new Ledger();
            NaiveLedger naive = new NaiveLedger();
            boolean soft = random.nextBoolean();
            Instant now = NOW;
            for (int step = 0; step < 20; step++) {
                if (random.nextInt(3) == 0) {
                    // Base grants outlive the test, so that a debt of the real ledger, too, is never forgotten.
                    Source source = random.nextBoolean() ? Source.BASE : Source.ADDON;
                    Instant expiry = source == Source.BASE ? PERIOD_END : now.plusSeconds(1L + random.nextInt(30));
                    long quantity = random.nextInt(40);
                    real.add(new Grant("p", source, quantity, expiry));
                    naive.add(source, quantity, expiry);
                }
                now = now.plusSeconds(random.nextInt(5));
                long amount = 1L + random.nextInt(30);
                assertThat(real.consume(pool(soft), amount, now, PERIOD_END))
                        .as("seed %d, round %d, step %d", seed, round, step)
                        .isEqualTo(naive.consume(soft, amount, now));
            }
        }
    }
}
