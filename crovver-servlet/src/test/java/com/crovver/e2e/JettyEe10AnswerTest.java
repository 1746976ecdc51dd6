package com.crovver.e2e;

class JettyEe10AnswerTest extends AnswerSuite {

    @Override
    Container container() {
        return new JettyEe10();
    }
}
