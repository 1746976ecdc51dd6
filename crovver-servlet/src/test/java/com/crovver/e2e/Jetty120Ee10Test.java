package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Every request, on Jetty 12.0 with Servlet 6.0. */
class Jetty120Ee10Test {

    @Nested
    class Jersey31 extends EnforcementSuite {
        Jersey31() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.JERSEY_3_1);
        }
    }

    @Nested
    class Jersey40 extends EnforcementSuite {
        Jersey40() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.JERSEY_4_0);
        }
    }

    @Nested
    class Resteasy62 extends EnforcementSuite {
        Resteasy62() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.RESTEASY_6_2);
        }
    }

    @Nested
    class Resteasy70 extends EnforcementSuite {
        Resteasy70() {
            super(ServletContainer.JETTY_12_0_EE10, JaxRs.RESTEASY_7_0);
        }
    }
}
