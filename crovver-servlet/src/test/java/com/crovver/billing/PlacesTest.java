package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(3, 2);

    @Test
    void during_asManyAsMay_areLetIn_andNoMore() {
        Optional<Optional<Optional<Optional<String>>>> nested = places.during(
                "acme",
                () -> places.during(
                        "acme",
                        () -> places.during("globex", () -> places.during("hooli", () -> "one too many in all"))));

        assertThat(nested.orElseThrow().orElseThrow().orElseThrow()).isEmpty();
    }

    @Test
    void during_asManyOfOneTenantAsMay_leaveRoomForOthers() {
        Optional<Optional<Optional<String>>> nested = places.during(
                "acme", () -> places.during("acme", () -> places.during("acme", () -> "one too many of acme")));

        assertThat(nested.orElseThrow().orElseThrow()).isEmpty();
    }

    @Test
    void during_visitThatBreaks_givesItsPlaceBack() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> places.during("acme", () -> {
                        throw new IllegalStateException("as asked");
                    }))
                    .hasMessage("as asked");
        }

        assertThat(places.during("acme", () -> "in")).contains("in");
    }
}
