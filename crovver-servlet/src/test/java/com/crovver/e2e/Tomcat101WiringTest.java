package com.crovver.e2e;

class Tomcat101WiringTest extends TomcatWiringSuite {

    Tomcat101WiringTest() {
        super(ServletContainer.TOMCAT_10_1, JaxRs.JERSEY_3_1);
    }
}
