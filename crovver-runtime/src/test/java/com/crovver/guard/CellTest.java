package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {

    private final Cell<String> cell = new Cell<>();

    @Test
    void isEmpty_whileSomebodyAsksInTheBackground_isFalse() {
        assertThat(cell.isEmpty()).isTrue();
        cell.beginRefresh();
        assertThat(cell.isEmpty()).isFalse();

        cell.refreshed(0);

        assertThat(cell.isEmpty()).isTrue();
    }
}
