package com.crovver.e2e;

class JettyEe10CallerTest extends CallerSuite {

    @Override
    Container container() {
        return new JettyEe10();
    }
}
