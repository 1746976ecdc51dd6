package com.crovver.e2e;

class Tomcat101Test extends EnforcementSuite {

    @Override
    Container container() {
        return new Tomcat101();
    }
}
