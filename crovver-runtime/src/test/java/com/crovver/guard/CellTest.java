package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {

    private final Cell<String> cell = new Cell<>();

    @Test
    void isSpent_whileSomebodyAsksInTheBackground_isFalse() {
        assertThat(cell.isSpentAt(0)).isTrue();
        cell.beginRefresh(false);
        assertThat(cell.isSpentAt(0)).isFalse();

        cell.refreshed(0);

        assertThat(cell.isSpentAt(0)).isTrue();
    }
}
