package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Every shape of resource, on Jetty 12.1 with Servlet 6.1. */
class Jetty121Ee11JaxRsTest {

    @Nested
    class Jersey31 extends JaxRsSuite {
        Jersey31() {
            super(ServletContainer.JETTY_12_1_EE11, JaxRs.JERSEY_3_1);
        }
    }

    @Nested
    class Jersey40 extends JaxRsSuite {
        Jersey40() {
            super(ServletContainer.JETTY_12_1_EE11, JaxRs.JERSEY_4_0);
        }
    }

    @Nested
    class Resteasy62 extends JaxRsSuite {
        Resteasy62() {
            super(ServletContainer.JETTY_12_1_EE11, JaxRs.RESTEASY_6_2);
        }
    }

    @Nested
    class Resteasy70 extends JaxRsSuite {
        Resteasy70() {
            super(ServletContainer.JETTY_12_1_EE11, JaxRs.RESTEASY_7_0);
        }
    }
}
