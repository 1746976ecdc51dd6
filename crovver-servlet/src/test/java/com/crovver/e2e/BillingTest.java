package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** The billing page, in each container. */
class BillingTest {

    @Nested
    class Jetty120Ee10 extends BillingSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends BillingSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends BillingSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends BillingSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
