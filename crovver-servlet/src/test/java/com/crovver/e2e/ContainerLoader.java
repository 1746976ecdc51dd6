package com.crovver.e2e;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The class loader above a web application, as an installed container has it: the container and the Servlet API are seen,
 * the rest of the tests' class path is not. So everything the application uses comes from its own WEB-INF.
 */
final class ContainerLoader extends ClassLoader {

    private static final List<String> SEEN = List.of(
            "jakarta.servlet.",
            "org.eclipse.jetty.",
            "org.apache.catalina.",
            "org.apache.tomcat.",
            "org.apache.jasper.",
            "org.apache.coyote.",
            "org.apache.naming.",
            "org.slf4j.");

    private final ClassLoader tests = ContainerLoader.class.getClassLoader();

    ContainerLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SEEN.stream().anyMatch(name::startsWith)) {
            return tests.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        return isSeen(name) ? tests.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return isSeen(name) ? tests.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean isSeen(String resource) {
        String name = resource.replace('/', '.');
        // jndi.properties is where Jetty names its own naming service.
        return resource.equals("jndi.properties") || SEEN.stream().anyMatch(name::startsWith);
    }
}
