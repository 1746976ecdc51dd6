package com.crovver.e2e.container;

import com.crovver.e2e.Container;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.util.ServerInfo;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat, in whichever version it is loaded with. */
public final class Tomcat implements Container.Server {

    static {
        // Both are one per JVM, and several Tomcats are in this one.
        TomcatURLStreamHandlerFactory.disable();
        Registry.disableRegistry();
    }

    private final org.apache.catalina.startup.Tomcat tomcat = new org.apache.catalina.startup.Tomcat();

    /** Starts one. */
    public Tomcat() throws Exception {
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        // Names in JNDI are those of the whole JVM, and begin with it.
        tomcat.getEngine().setName("Tomcat-" + UUID.randomUUID());
        tomcat.start();
    }

    @Override
    public String product() {
        return ServerInfo.getServerInfo().replace('/', ' ');
    }

    @Override
    public Container.Deployed deploy(String contextPath, Path webApp) throws Exception {
        StandardContext context = webApp(contextPath, webApp);
        try (SevereLogs logs = new SevereLogs()) {
            tomcat.getHost().addChild(context);
            if (context.getState() != LifecycleState.STARTED) {
                tomcat.getHost().removeChild(context);
                throw new IllegalStateException(logs.messages());
            }
        }
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + contextPath);
        return new Container.Deployed() {
            @Override
            public URI uri() {
                return uri;
            }

            @Override
            public ClassLoader classLoader() {
                return context.getLoader().getClassLoader();
            }

            @Override
            public void reload() {
                context.reload();
            }

            @Override
            public void restart() throws LifecycleException {
                context.stop();
                context.start();
            }

            @Override
            public void stop() {
                tomcat.getHost().removeChild(context);
            }
        };
    }

    private StandardContext webApp(String contextPath, Path folder) throws MalformedURLException {
        StandardContext context = new StandardContext();
        context.setName(contextPath);
        context.setPath(contextPath);
        context.setDocBase(folder.toString());
        // How long it waits for each servlet that is still busy when the application stops.
        context.setUnloadDelay(100);
        context.setParentClassLoader(Tomcat.class.getClassLoader());
        Path resources = folder.resolve("META-INF/context.xml");
        if (Files.exists(resources)) {
            context.setConfigFile(resources.toUri().toURL());
            // An embedded Tomcat has no JNDI unless it is told so, in these places.
            System.setProperty("catalina.useNaming", "true");
            System.setProperty("java.naming.factory.url.pkgs", "org.apache.naming");
        }
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context.addLifecycleListener(config);
        context.addLifecycleListener(tomcat.getDefaultWebXmlListener());
        return context;
    }

    @Override
    public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
