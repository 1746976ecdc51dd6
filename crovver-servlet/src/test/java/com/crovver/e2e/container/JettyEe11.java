package com.crovver.e2e.container;

import java.nio.file.Path;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandler;

/** Jetty with Servlet 6.1. */
public final class JettyEe11 extends Jetty {

    /** Starts one. */
    public JettyEe11() throws Exception {
        super("org.eclipse.jetty.ee.webapp.WebAppClassLoader");
    }

    @Override
    ContextHandler webApp(Path folder) {
        WebAppContext context = new WebAppContext();
        context.setWar(folder.toString());
        context.setThrowUnavailableOnStartupException(true);
        return context;
    }
}
