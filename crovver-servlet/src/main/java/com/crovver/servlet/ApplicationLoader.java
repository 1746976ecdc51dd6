package com.crovver.servlet;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;

/** The class loader that sees an application's classes, and what it sees. */
final class ApplicationLoader {

    private ApplicationLoader() {}

    /** That of the context; where an embedded container has none, that of the kit, which the handlers share there. */
    static ClassLoader of(ServletContext context) {
        ClassLoader loader = context.getClassLoader();
        return loader == null ? ApplicationLoader.class.getClassLoader() : loader;
    }

    /** A class as an application sees it, not initialised; empty if it does not see it. */
    static Optional<Class<?>> find(ServletContext context, String className) {
        try {
            return Optional.of(Class.forName(className, false, of(context)));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Opens a resource, past the cache of jars: one in there would stay open after the application has gone. */
    static InputStream open(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
