package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    @Test
    void take_requestThatCannotWait_givesItsPlaceBack() {
        HttpServletRequest request = answering(HttpServletRequest.class);
        HttpServletResponse response = answering(HttpServletResponse.class);
        try (WaitingRoom room = new WaitingRoom(1)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> room.take(request, response, () -> {}))
                        .as("as long as there is a place, the request is asked to wait")
                        .hasMessage("startAsync is not possible");
            }
        }
    }

    private static <T> T answering(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    throw new IllegalStateException(method.getName() + " is not possible");
                }));
    }
}
