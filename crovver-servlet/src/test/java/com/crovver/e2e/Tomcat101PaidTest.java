package com.crovver.e2e;

class Tomcat101PaidTest extends PaidSuite {

    @Override
    Container container() {
        return new Tomcat101();
    }
}
