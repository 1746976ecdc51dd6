package com.crovver.e2e.container;

import com.crovver.e2e.Container;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty, apart from the version of the Servlet API that its applications see. */
abstract class Jetty implements Container.Server {

    private final Class<?> classLoader;
    private final Server server = new Server();
    private final ServerConnector connector;
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();

    /**
     * Starts one.
     *
     * @param classLoader name of the class loader of its applications; only a name, since its constructor takes another
     *     type in every version
     */
    Jetty(String classLoader) throws Exception {
        this.classLoader = Class.forName(classLoader);
        HttpConfiguration http = new HttpConfiguration();
        connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(contexts);
        server.start();
    }

    /** An exploded web application whose deployment fails if it cannot start. */
    abstract ContextHandler webApp(Path folder);

    @Override
    public String product() {
        return "Jetty " + Server.getVersion();
    }

    @Override
    public Container.Deployed deploy(String contextPath, Path webApp) throws Exception {
        Application application = new Application(contextPath, webApp);
        application.start();
        return application;
    }

    /** An application and the context that Jetty holds of it now. */
    private final class Application implements Container.Deployed {

        private final String contextPath;
        private final Path folder;
        private ContextHandler context;

        Application(String contextPath, Path folder) {
            this.contextPath = contextPath;
            this.folder = folder;
            this.context = webApp(folder);
        }

        void start() throws Exception {
            context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
            contexts.addHandler(context);
            try {
                Jetty.this.start(context);
            } catch (Exception e) {
                removeFailed(context, e);
                throw e;
            }
        }

        @Override
        public URI uri() {
            return URI.create("http://127.0.0.1:" + connector.getLocalPort() + contextPath);
        }

        @Override
        public ClassLoader classLoader() {
            return context.getClassLoader();
        }

        /** Jetty's deployer makes a new context. */
        @Override
        public void reload() throws Exception {
            stop();
            context = webApp(folder);
            start();
        }

        @Override
        public void restart() throws Exception {
            asContainer(context::stop);
            Jetty.this.start(context);
        }

        @Override
        public void stop() throws Exception {
            asContainer(() -> remove(context));
        }
    }

    private void start(ContextHandler context) throws Exception {
        context.setClassLoader(loaderOf(context));
        asContainer(context::start);
    }

    private ClassLoader loaderOf(ContextHandler context) throws ReflectiveOperationException {
        for (Constructor<?> constructor : classLoader.getConstructors()) {
            if (constructor.getParameterCount() == 2) {
                return (ClassLoader) constructor.newInstance(Jetty.class.getClassLoader(), context);
            }
        }
        throw new NoSuchMethodException(classLoader + " with a parent and a context");
    }

    private interface Step {
        void take() throws Exception;
    }

    /** Runs a step as a thread of the container would: Jetty looks for its parts in the context loader. */
    private static void asContainer(Step step) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Jetty.class.getClassLoader());
        try {
            step.take();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void removeFailed(ContextHandler context, Exception why) {
        try {
            asContainer(() -> remove(context));
        } catch (Exception e) {
            why.addSuppressed(e);
        }
    }

    private void remove(ContextHandler context) throws Exception {
        context.stop();
        contexts.removeHandler(context);
        context.destroy();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
