package com.crovver.e2e;

class Tomcat101CallerTest extends CallerSuite {

    @Override
    Container container() {
        return new Tomcat101();
    }
}
