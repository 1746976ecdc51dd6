package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Webhooks, in each container. */
class WebhookTest {

    @Nested
    class OnTomcat101 extends WebhookSuite {
        @Override
        Container container() {
            return new Tomcat101();
        }
    }

    @Nested
    class OnJettyEe10 extends WebhookSuite {
        @Override
        Container container() {
            return new JettyEe10();
        }
    }
}
