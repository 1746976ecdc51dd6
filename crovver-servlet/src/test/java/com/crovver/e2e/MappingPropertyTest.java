package com.crovver.e2e;

import org.junit.jupiter.api.Nested;

/** Random paths on random mappings, on each container. */
class MappingPropertyTest {

    @Nested
    class Jetty120Ee10 extends MappingPropertySuite {
        Jetty120Ee10() {
            super(ServletContainer.JETTY_12_0_EE10);
        }
    }

    @Nested
    class Jetty121Ee11 extends MappingPropertySuite {
        Jetty121Ee11() {
            super(ServletContainer.JETTY_12_1_EE11);
        }
    }

    @Nested
    class Tomcat101 extends MappingPropertySuite {
        Tomcat101() {
            super(ServletContainer.TOMCAT_10_1);
        }
    }

    @Nested
    class Tomcat110 extends MappingPropertySuite {
        Tomcat110() {
            super(ServletContainer.TOMCAT_11_0);
        }
    }
}
