package com.crovver.e2e;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat 10.1 with Servlet 6.0. */
final class Tomcat101 implements Container {

    @Override
    public Deployed deploy(Path webApp) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        StandardContext context = new StandardContext();
        context.setPath("");
        context.setDocBase(webApp.toString());
        context.setParentClassLoader(new ContainerLoader());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(Constants.NoDefaultWebXml);
        context.addLifecycleListener(config);
        tomcat.getHost().addChild(context);
        List<String> failures = new ArrayList<>();
        SevereLogs logs = new SevereLogs(failures);
        try {
            tomcat.start();
        } finally {
            logs.remove();
        }
        if (context.getState() != LifecycleState.STARTED) {
            stop(tomcat);
            throw new IllegalStateException(String.join("\n", failures));
        }
        return new Deployed() {
            @Override
            public URI uri() {
                return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
            }

            @Override
            public void stop() throws Exception {
                Tomcat101.stop(tomcat);
            }
        };
    }

    private static void stop(Tomcat tomcat) throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Tomcat tells only its log why a deployment failed. */
    private static final class SevereLogs extends Handler {

        private final Logger root = Logger.getLogger("org.apache.catalina");
        private final List<String> messages;

        SevereLogs(List<String> messages) {
            this.messages = messages;
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
                messages.add(String.valueOf(thrown.getMessage()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        void remove() {
            root.removeHandler(this);
        }
    }
}
