package com.crovver.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Inkwell in an embedded Jetty, on the loopback address. Thread-safe.
 *
 * <p>The kit needs no call here. But everything is on the class path instead of in {@code WEB-INF}, and there Jetty looks for
 * annotated classes and web fragments only where {@link MetaInfConfiguration#CONTAINER_JAR_PATTERN} says: it names our
 * classes, or there would be no servlets, and the kit's jar for its web fragment. The initializers of the kit and of Jersey
 * are found anyway.
 */
public final class Inkwell implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SCANNED = ".*/classes/|.*/crovver-servlet-[^/]*\\.jar";

    private final Server server;
    private final ServerConnector connector;

    private Inkwell(int port) {
        server = new Server();
        connector = new ServerConnector(server);
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param port 0 for a free one
     * @param settings settings of the kit beyond those in {@code web.xml}, as context parameters
     * @throws StartException if the port is taken, or the deployment fails
     */
    public static Inkwell start(int port, Map<String, String> settings) throws StartException {
        return start(port, settings, null);
    }

    /** The same, with an emulator to be moved from its pages; null if there is none. */
    static Inkwell start(int port, Map<String, String> settings, @Nullable Controls controls) throws StartException {
        Inkwell inkwell = new Inkwell(port);
        WebAppContext application = application();
        inkwell.server.setHandler(application);
        try {
            inkwell.connector.open();
        } catch (IOException e) {
            throw new StartException(
                    "PORT is " + port
                            + ", which another program has, or this user may not open. Stop that program, or set"
                            + " PORT to another number.",
                    e);
        }
        application.setInitParameter("crovver.publicUrl", inkwell.origin());
        settings.forEach(application::setInitParameter);
        if (controls != null) {
            application.setAttribute(Controls.class.getName(), controls);
        }
        try {
            inkwell.server.start();
        } catch (Exception e) {
            inkwell.close();
            throw new StartException("Inkwell cannot be deployed: " + e.getMessage(), e);
        }
        return inkwell;
    }

    private static WebAppContext application() throws StartException {
        WebAppContext application = new WebAppContext();
        application.setContextPath("/");
        application.setWar(webApp().toString());
        application.setAttribute(MetaInfConfiguration.CONTAINER_JAR_PATTERN, SCANNED);
        // A deployment that the kit refuses ends the program, where Jetty alone would go on and answer 503.
        application.setThrowUnavailableOnStartupException(true);
        return application;
    }

    private static Path webApp() throws StartException {
        String configured = System.getProperty("inkwell.webapp");
        Stream<String> candidates = configured == null
                ? Stream.of("src/main/webapp", "example-webapp/src/main/webapp")
                : Stream.of(configured);
        return candidates
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("WEB-INF/web.xml")))
                .findFirst()
                .orElseThrow(() -> new StartException("There is no WEB-INF/web.xml in "
                        + (configured == null ? "src/main/webapp" : configured)
                        + ". Set the system property inkwell.webapp to the folder that has it."));
    }

    /** Where it answers, with a slash at the end. */
    public URI uri() {
        return URI.create(origin() + "/");
    }

    /** Where Crovver, or its emulator, sends webhooks. */
    public URI webhooks() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + "/hooks/crovver");
    }

    private String origin() {
        return "http://localhost:" + connector.getLocalPort();
    }

    /** Stops it; closing twice does no harm. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Inkwell did not stop", e);
        }
    }
}
