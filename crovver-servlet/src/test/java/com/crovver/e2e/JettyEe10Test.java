package com.crovver.e2e;

class JettyEe10Test extends EnforcementSuite {

    @Override
    Container container() {
        return new JettyEe10();
    }
}
