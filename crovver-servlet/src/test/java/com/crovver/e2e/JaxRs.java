package com.crovver.e2e;

import java.nio.file.Path;
import java.util.List;

/** The JAX-RS implementations that the kit is tested on; an application brings its own. */
enum JaxRs {
    JERSEY_3_1("jersey-3.1"),
    JERSEY_4_0("jersey-4.0"),
    RESTEASY_6_2("resteasy-6.2"),
    RESTEASY_7_0("resteasy-7.0");

    private final String platform;

    JaxRs(String platform) {
        this.platform = platform;
    }

    List<Path> jars() {
        return ClassPath.platform(platform);
    }
}
