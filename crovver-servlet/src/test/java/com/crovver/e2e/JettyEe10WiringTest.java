package com.crovver.e2e;

class JettyEe10WiringTest extends WiringSuite {

    @Override
    Container container() {
        return new JettyEe10();
    }
}
