package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Charges after the work in each container, each with another JAX-RS implementation. */
class OwedTest {

    @Nested
    class Jetty120Ee10WithResteasy62 extends JettyOwedSuite {
        Jetty120Ee10WithResteasy62() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.RESTEASY_6_2);
        }
    }

    @Nested
    class Jetty121Ee11WithJersey40 extends JettyOwedSuite {
        Jetty121Ee11WithJersey40() {
            super(ServletContainer.JETTY_12_1_EE11, JaxRs.JERSEY_4_0);
        }
    }

    @Nested
    class Tomcat101WithJersey31 extends OwedSuite {
        Tomcat101WithJersey31() {
            super(ServletContainer.TOMCAT_10_1, JaxRs.JERSEY_3_1);
        }
    }

    @Nested
    class Tomcat110WithResteasy70 extends OwedSuite {
        Tomcat110WithResteasy70() {
            super(ServletContainer.TOMCAT_11_0, JaxRs.RESTEASY_7_0);
        }
    }
}
