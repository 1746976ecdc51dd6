package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The application's own questions, in each container. */
class CrovverTest {

    @Nested
    class Jetty120Ee10 extends CrovverSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends CrovverSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends CrovverSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends CrovverSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }

        /** The budget of all tests is 6 s, and an attempt has 2.5 s of them. */
        @Test
        void whatIsAlwaysAsked_mayTakeAsLongAsTheBudgetSays() {
            crovver.faults().onPath("/capacity/count").delayNext(1, Duration.ofSeconds(3));

            assertThat(ask("/asks", "seats", "")).isEqualTo("5");
        }

        /** As the deployment says: two attempts of three seconds. */
        @Test
        void callThatIsNotAnswered_isGivenUp() {
            crovver.faults().onPath("/plans").stallNext(4);

            assertThat(alice.get("/asks?what=plan").status()).isEqualTo(500);

            assertThat(crovver.requests().stream().filter(it -> it.path().endsWith("/plans")))
                    .hasSize(2);
        }
    }
}
