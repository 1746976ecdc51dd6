package com.crovver.e2e;

class Jetty120Ee10AnswerTest extends AnswerSuite {

    @Override
    Container container() {
        return ServletContainer.JETTY_12_0_EE10;
    }
}
