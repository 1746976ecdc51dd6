package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Requests that wait for Crovver, in each container. */
class WaitingTest {

    @Nested
    class Jetty120Ee10 extends WaitingSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends WaitingSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends WaitingSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends WaitingSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
