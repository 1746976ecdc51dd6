package com.crovver.e2e;

class Jetty121Ee11WiringTest extends JettyWiringSuite {

    Jetty121Ee11WiringTest() {
        super(ServletContainer.JETTY_12_1_EE11, JaxRs.JERSEY_4_0);
    }
}
