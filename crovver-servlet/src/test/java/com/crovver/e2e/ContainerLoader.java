package com.crovver.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * The class loader above web applications, as an installed container has it: the container with the Servlet API is seen,
 * nothing of the tests' class path is. So everything an application uses comes from its own WEB-INF, and containers of
 * several versions live side by side.
 *
 * <p>It also defines the driver that starts the container, which is compiled with the tests; what the driver and the tests
 * speak through comes from the tests.
 */
final class ContainerLoader extends URLClassLoader {

    static final String DRIVERS = "com.crovver.e2e.container.";

    private static final String SPOKEN = Container.class.getName();

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader tests = ContainerLoader.class.getClassLoader();

    ContainerLoader(String name, List<Path> jars) {
        super(name, jars.stream().map(ContainerLoader::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(SPOKEN) || name.startsWith(SPOKEN + "$")) {
            return tests.loadClass(name);
        } else if (name.startsWith(DRIVERS)) {
            byte[] code = read(name.replace('.', '/') + ".class");
            return defineClass(name, code, 0, code.length);
        }
        return super.findClass(name);
    }

    private byte[] read(String resource) throws ClassNotFoundException {
        try (InputStream in = tests.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ClassNotFoundException(resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(resource, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar.toString(), e);
        }
    }
}
