package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormNoncesTest {

    private final SteppedClock clock = new SteppedClock();
    private final FormNonces nonces = new FormNonces(clock);

    @Test
    void nonce_forItsScope_isValidForAnHour() {
        Instant start = clock.now;
        String nonce = nonces.mint("acme", "alice", "plan", "pro");

        assertThat(nonces.isValid(nonce, "acme", "alice", "plan", "pro")).isTrue();
        clock.now = start.plus(Duration.ofHours(1)).minusSeconds(1);
        assertThat(nonces.isValid(nonce, "acme", "alice", "plan", "pro")).isTrue();
        clock.now = start.plus(Duration.ofHours(1));
        assertThat(nonces.isValid(nonce, "acme", "alice", "plan", "pro")).isFalse();
    }

    @Test
    void nonce_ofAnotherCallerOrButton_isNone() {
        String nonce = nonces.mint("acme", "alice", "plan", "pro");

        assertThat(nonces.isValid(nonce, "globex", "alice", "plan", "pro")).isFalse();
        assertThat(nonces.isValid(nonce, "acme", "bob", "plan", "pro")).isFalse();
        assertThat(nonces.isValid(nonce, "acme", "alice", "addon", "pro")).isFalse();
        assertThat(nonces.isValid(nonce, "acme", "alice", "plan", "starter")).isFalse();
        assertThat(nonces.isValid(nonce, "acmealice", "plan", "pro")).isFalse();
    }

    @Test
    void user_whoIsAbsent_differsFromAnEmptyOne() {
        assertThat(nonces.isValid(nonces.mint("acme", null), "acme", "")).isFalse();
        assertThat(nonces.isValid(nonces.mint("acme", null), "acme", null)).isTrue();
    }

    @Test
    void nonces_areNeverTheSame() {
        assertThat(nonces.mint("acme")).isNotEqualTo(nonces.mint("acme"));
    }

    @Test
    void nonce_ofAnotherNodeOrStart_isNone() {
        assertThat(nonces.isValid(new FormNonces(Clock.systemUTC()).mint("acme"), "acme"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "=", "!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000", "%20"})
    void text_thatIsNone_isNone(String text) {
        assertThat(nonces.isValid(text, "acme")).isFalse();
    }

    @Test
    void nonce_changedAnywhere_orSpeltOtherwise_isNone() {
        String nonce = nonces.mint("acme");
        byte[] bytes = Base64.getUrlDecoder().decode(nonce);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(nonces.isValid(Base64.getUrlEncoder().withoutPadding().encodeToString(changed), "acme"))
                    .isFalse();
        }
        assertThat(nonces.isValid(Base64.getUrlEncoder().encodeToString(bytes), "acme"))
                .as("with padding, a second spelling of the same bytes")
                .isEqualTo(nonce.equals(Base64.getUrlEncoder().encodeToString(bytes)));
    }
}
