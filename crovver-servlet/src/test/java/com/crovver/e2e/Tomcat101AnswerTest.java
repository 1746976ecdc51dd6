package com.crovver.e2e;

class Tomcat101AnswerTest extends AnswerSuite {

    @Override
    Container container() {
        return ServletContainer.TOMCAT_10_1;
    }
}
