package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.spi.MalformedKeyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void absentHeader_isNoKey() {
        assertThat(IdempotencyKey.ofHeader(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"abc,abc", "\"abc\",abc", "| abc |,abc", "|\"a,b\"|,|a,b|", "\"a\\\"b\",a\"b", "\"a\\\\b\",a\\b"})
    void key_isReadWithAndWithoutQuotes(String header, String key) {
        assertThat(IdempotencyKey.ofHeader(List.of(header))).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a,b", "\"a", "a\"b,", "a\\,", "\\"})
    void keyThatIsHandedOut_isReadAsItself(String key) {
        assertThat(IdempotencyKey.ofHeader(List.of(IdempotencyKey.inHeader(key))))
                .contains(key);
    }

    @Test
    void longestKey_isRead() {
        assertThat(IdempotencyKey.ofHeader(List.of("k".repeat(255)))).isPresent();
        assertThatThrownBy(() -> IdempotencyKey.ofHeader(List.of("k".repeat(256))))
                .hasMessageContaining("256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"abc",
                "\"abc\"x",
                "\"abc\";p=1",
                "\"a\\b\"",
                "\"a\\",
                "a b",
                "\"a b\"",
                "a,b",
                "a\u00e9b",
                "a\tb",
                "a\u0000b",
                "a\r\nSet-Cookie: x"
            })
    void whatIsNoKey_isRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.ofHeader(List.of(header))).isInstanceOf(MalformedKeyException.class);
    }

    @Test
    void severalKeys_areRefused_evenIfEqual() {
        assertThatThrownBy(() -> IdempotencyKey.ofHeader(List.of("a", "a"))).hasMessageContaining("there were 2");
    }
}
