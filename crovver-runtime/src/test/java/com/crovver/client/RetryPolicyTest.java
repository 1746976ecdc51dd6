package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private final CrovverException lost = new CrovverTransportException("m", 1, new IOException());
    private static final RetryPolicy POLICY = new RetryPolicy(10, Duration.ofSeconds(1));

    @Test
    void delay_doublesUpToTheCap() {
        assertThat(delay(1, 0.5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delay(2, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delay(3, 0.5)).isEqualTo(Duration.ofSeconds(4));
        assertThat(delay(5, 0.5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(delay(6, 0.5)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void jitter_isAQuarterEitherWay_andComesBeforeTheCap() {
        assertThat(delay(2, 0)).isEqualTo(Duration.ofMillis(1500));
        assertThat(delay(2, 1)).isEqualTo(Duration.ofMillis(2500));
        assertThat(delay(6, 0)).isEqualTo(Duration.ofSeconds(24));
        assertThat(delay(6, 1)).isEqualTo(Duration.ofSeconds(30));
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(POLICY.delayBefore(1, lost, random).orElseThrow())
                    .isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        }
    }

    @Test
    void retries_end() {
        RetryPolicy two = POLICY.withMaxRetries(2);

        assertThat(two.delayBefore(2, lost, new Random())).isPresent();
        assertThat(two.delayBefore(3, lost, new Random())).isEmpty();
        assertThat(POLICY.withMaxRetries(0).delayBefore(1, lost, new Random())).isEmpty();
        assertThat(new RetryPolicy(Integer.MAX_VALUE, Duration.ofSeconds(1))
                        .delayBefore(Integer.MAX_VALUE, lost, new Random()))
                .contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 599})
    void passingFailures_areRetried(int status) {
        assertThat(POLICY.delayBefore(1, answer(status, null), new Random())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 401, 402, 403, 404, 409, 422, 499, 600})
    void lastingFailures_areNotRetried(int status) {
        assertThat(POLICY.delayBefore(1, answer(status, null), new Random())).isEmpty();
        assertThat(POLICY.delayBefore(1, new CrovverProtocolException("m"), new Random()))
                .isEmpty();
    }

    @Test
    void retryAfter_replacesTheBackoff_upToTheCap() {
        assertThat(POLICY.delayBefore(1, answer(503, Duration.ofSeconds(7)), new Random()))
                .contains(Duration.ofSeconds(7));
        assertThat(POLICY.delayBefore(1, answer(429, Duration.ofHours(1)), new Random()))
                .contains(Duration.ofSeconds(30));
        assertThat(POLICY.delayBefore(1, answer(400, Duration.ofSeconds(7)), new Random()))
                .isEmpty();
    }

    @Test
    void retryAfter_isReadInBothForms() {
        Instant now = Instant.parse("2026-07-23T10:00:00Z");

        assertThat(RetryAfter.parse(" 120 ", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Thu, 23 Jul 2026 10:00:05 GMT", now)).contains(Duration.ofSeconds(5));
        assertThat(RetryAfter.parse("Thu, 23 Jul 2026 09:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("-1", now)).isEmpty();
        assertThat(RetryAfter.parse("000000000000120", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("0", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", now)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "9223372036854775808", "99999999999999999999999999"})
    void retryAfter_ofMoreDigitsThanAnybodyWaits_isAVeryLongWait(String header) {
        Instant now = Instant.parse("2026-07-23T10:00:00Z");

        Duration wait = RetryAfter.parse(header, now).orElseThrow();
        assertThat(now.plus(wait)).isAfter(Instant.parse("2050-01-01T00:00:00Z"));
        assertThat(POLICY.delayBefore(1, answer(503, wait), new Random())).contains(Duration.ofSeconds(30));
    }

    @Test
    void settingsOutOfRange_areRefused() {
        assertThatThrownBy(() -> new RetryPolicy(-1, Duration.ZERO)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(31))).hasMessageContaining("PT31S");
    }

    private Duration delay(int retry, double random) {
        return POLICY.delayBefore(retry, lost, fixed(random)).orElseThrow();
    }

    private static CrovverException answer(int status, Duration retryAfter) {
        return new CrovverApiException("m", status, null, retryAfter);
    }

    private static RandomGenerator fixed(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("only nextDouble is used");
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
