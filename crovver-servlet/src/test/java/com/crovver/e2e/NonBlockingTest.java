package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Every request once more, where requests wait for Crovver without a thread of the container: the answers are the same. */
class NonBlockingTest {

    abstract static class NonBlockingSuite extends EnforcementSuite {
        NonBlockingSuite(Container container) {
            super(container, JaxRs.JERSEY_3_1);
        }

        @Override
        void extend(WebApp webApp) {
            super.extend(webApp);
            webApp.contextParam("crovver.nonBlocking", "true");
        }
    }

    @Nested
    class Jetty120Ee10 extends NonBlockingSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends NonBlockingSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends NonBlockingSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends NonBlockingSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
