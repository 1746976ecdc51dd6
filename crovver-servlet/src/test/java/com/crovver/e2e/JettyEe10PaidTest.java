package com.crovver.e2e;

class JettyEe10PaidTest extends PaidSuite {

    @Override
    Container container() {
        return new JettyEe10();
    }
}
