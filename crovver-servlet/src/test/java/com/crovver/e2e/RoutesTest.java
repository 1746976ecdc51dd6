package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Every way to a servlet, in each container. */
class RoutesTest {

    @Nested
    class Jetty120Ee10 extends RoutesSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends RoutesSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends RoutesSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends RoutesSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
