package com.crovver.e2e;

class Tomcat101AnswerTest extends AnswerSuite {

    @Override
    Container container() {
        return new Tomcat101();
    }
}
