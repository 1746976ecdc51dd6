package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/**
 * Stop, reload and undeploy, in both versions of Tomcat. On Jetty the class loaders of applications that were used are not
 * collected; whether the kit holds them is not known yet.
 */
class UndeployTest {

    @Nested
    class Tomcat101 extends UndeploySuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends UndeploySuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
