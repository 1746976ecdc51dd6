package com.crovver.servlet;

import jakarta.servlet.ServletContext;

/** The class loader that sees an application's classes. */
final class ApplicationLoader {

    private ApplicationLoader() {}

    /** That of the context; where an embedded container has none, that of the kit, which the handlers share there. */
    static ClassLoader of(ServletContext context) {
        ClassLoader loader = context.getClassLoader();
        return loader == null ? ApplicationLoader.class.getClassLoader() : loader;
    }
}
