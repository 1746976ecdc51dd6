package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Webhooks, in each container. */
class WebhookTest {

    @Nested
    class Jetty120Ee10 extends WebhookSuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends WebhookSuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends WebhookSuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends WebhookSuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
