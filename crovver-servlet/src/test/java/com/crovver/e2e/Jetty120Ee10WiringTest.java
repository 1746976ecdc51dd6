package com.crovver.e2e;

class Jetty120Ee10WiringTest extends JettyWiringSuite {

    Jetty120Ee10WiringTest() {
        super(ServletContainer.JETTY_12_0_EE10, JaxRs.RESTEASY_6_2);
    }
}
