package com.crovver.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Retry-After} header in both of its forms (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("0*([0-9]+)");
    private static final int COUNTABLE_DIGITS = 9;

    /** What a number that is longer than those stands for: it says "not in this life", and no sum with it overflows. */
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    private RetryAfter() {}

    /** The wait that a header asks for, zero for a moment that has passed; empty if it is neither seconds nor a date. */
    static Optional<Duration> parse(String header, Instant now) {
        String value = header.trim();
        Matcher seconds = SECONDS.matcher(value);
        if (seconds.matches()) {
            String digits = seconds.group(1);
            return Optional.of(
                    digits.length() <= COUNTABLE_DIGITS ? Duration.ofSeconds(Long.parseLong(digits)) : LONGEST);
        }
        try {
            Duration wait = Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty(); // a header we cannot read counts as not sent
        }
    }
}
