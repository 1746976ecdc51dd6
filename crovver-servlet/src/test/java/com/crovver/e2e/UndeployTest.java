package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Stop, reload and undeploy, in every container. */
class UndeployTest {

    @Nested
    class Jetty120Ee10 extends UndeploySuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends UndeploySuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends UndeploySuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends UndeploySuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
