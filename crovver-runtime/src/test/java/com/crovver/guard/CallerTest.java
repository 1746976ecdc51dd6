package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "a\u007f", "a\u0085", "half\ud83d", "\udc00half", ".", ".."})
    void idThatAnotherPlaceWouldReadDifferently_isRefused_withoutShowingIt(String id) {
        assertThatThrownBy(() -> new Caller(id, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenant")
                .hasMessageContaining(id.length() + " long")
                .message()
                .doesNotContain("half")
                .doesNotContain("a\n");
        assertThatThrownBy(() -> new Caller("acme", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user");
    }

    @Test
    void idUpTo255Characters_isTaken() {
        assertThat(new Caller("x".repeat(255), null).tenant()).hasSize(255);
        assertThatThrownBy(() -> new Caller("x".repeat(256), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "a b", "...", "m\u00fcller", "\ud83d\ude00", "auth0|5f7c", "7", "urn:x:%2F"})
    void idsThatApplicationsHave_areTaken(String id) {
        assertThat(new Caller(id, id).user()).isEqualTo(id);
    }
}
