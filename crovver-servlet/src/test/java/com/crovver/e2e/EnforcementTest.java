package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Every request, on each container, which meet each JAX-RS implementation. */
class EnforcementTest {

    @Nested
    class Jetty120Ee10 extends EnforcementSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.JERSEY_3_1);
        }
    }

    @Nested
    class Jetty121Ee11 extends EnforcementSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11, JaxRs.RESTEASY_7_0);
        }
    }

    @Nested
    class Tomcat101 extends EnforcementSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1, JaxRs.RESTEASY_6_2);
        }
    }

    @Nested
    class Tomcat110 extends EnforcementSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0, JaxRs.JERSEY_4_0);
        }
    }
}
