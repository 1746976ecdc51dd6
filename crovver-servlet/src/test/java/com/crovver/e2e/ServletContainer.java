package com.crovver.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The containers that the kit is tested on, each with its jars and its driver in a class loader of its own. */
public enum ServletContainer implements Container {
    JETTY_12_0_EE10("jetty-12.0-ee10", "JettyEe10"),
    JETTY_12_1_EE11("jetty-12.1-ee11", "JettyEe11"),
    TOMCAT_10_1("tomcat-10.1", "Tomcat"),
    TOMCAT_11_0("tomcat-11.0", "Tomcat");

    /** Kept, so that the classes of a container are loaded and compiled once for all tests. */
    private static final Map<ServletContainer, ClassLoader> LOADERS = new ConcurrentHashMap<>();

    private final String platform;
    private final String driver;

    ServletContainer(String platform, String driver) {
        this.platform = platform;
        this.driver = driver;
    }

    @Override
    public Server start(Path... sharedJars) throws Exception {
        ClassLoader loader = sharedJars.length == 0
                ? LOADERS.computeIfAbsent(this, container -> container.loader(List.of()))
                : loader(List.of(sharedJars));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return (Server) loader.loadClass(ContainerLoader.DRIVERS + driver)
                    .getDeclaredConstructor()
                    .newInstance();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private ClassLoader loader(List<Path> sharedJars) {
        List<Path> jars = new ArrayList<>(ClassPath.platform(platform));
        jars.addAll(sharedJars);
        return new ContainerLoader(platform, jars);
    }
}
