package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Keys against plans, in a container that runs an application on and in one that stops it when a filter fails. */
class KeyCheckTest {

    @Nested
    class Jetty120Ee10 extends KeyCheckSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.RESTEASY_6_2);
        }
    }

    @Nested
    class Tomcat110 extends KeyCheckSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0, JaxRs.JERSEY_4_0);
        }
    }
}
