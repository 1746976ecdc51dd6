package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Every request, on Tomcat 10.1. */
class Tomcat101Test {

    @Nested
    class Jersey31 extends EnforcementSuite {
        Jersey31() {
            super(ServletContainer.TOMCAT_10_1, JaxRs.JERSEY_3_1);
        }
    }

    @Nested
    class Jersey40 extends EnforcementSuite {
        Jersey40() {
            super(ServletContainer.TOMCAT_10_1, JaxRs.JERSEY_4_0);
        }
    }

    @Nested
    class Resteasy62 extends EnforcementSuite {
        Resteasy62() {
            super(ServletContainer.TOMCAT_10_1, JaxRs.RESTEASY_6_2);
        }
    }

    @Nested
    class Resteasy70 extends EnforcementSuite {
        Resteasy70() {
            super(ServletContainer.TOMCAT_10_1, JaxRs.RESTEASY_7_0);
        }
    }
}
