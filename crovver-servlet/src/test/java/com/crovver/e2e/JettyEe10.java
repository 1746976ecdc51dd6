package com.crovver.e2e;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12 with Servlet 6.0. */
final class JettyEe10 implements Container {

    @Override
    public Deployed deploy(Path webApp) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(webApp.toString());
        context.setClassLoader(new WebAppClassLoader(new ContainerLoader(), context));
        context.setThrowUnavailableOnStartupException(true);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new Deployed() {
            @Override
            public URI uri() {
                return URI.create("http://127.0.0.1:" + connector.getLocalPort());
            }

            @Override
            public void stop() throws Exception {
                server.stop();
            }
        };
    }
}
