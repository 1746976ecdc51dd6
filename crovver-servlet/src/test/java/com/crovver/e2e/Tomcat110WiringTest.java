package com.crovver.e2e;

class Tomcat110WiringTest extends TomcatWiringSuite {

    Tomcat110WiringTest() {
        super(ServletContainer.TOMCAT_11_0, JaxRs.RESTEASY_7_0);
    }
}
