package com.crovver.e2e;

import java.net.URI;
import java.nio.file.Path;

/**
 * A kind of servlet container. Public with its parts, since what implements them is loaded apart from the tests.
 */
public interface Container {

    /**
     * Starts one on a free port of the loopback address, without any application.
     *
     * @param sharedJars what the loader above all its applications holds besides the container itself
     */
    Server start(Path... sharedJars) throws Exception;

    /** Starts one that serves one exploded web application at its root, and is stopped with it. */
    default Deployed deploy(Path webApp) throws Exception {
        Server server = start();
        try {
            return new OnlyApplication(server, server.deploy("", webApp));
        } catch (Exception e) {
            server.stop();
            throw e;
        }
    }

    /** A running container; it speaks HTTP/1.1 and, to whoever begins with it, cleartext HTTP/2. */
    interface Server {

        /** Name and version, as the container itself tells them. */
        String product();

        /**
         * Deploys an exploded web application; throws with the application's message if the deployment fails.
         *
         * @param contextPath empty for the root, or {@code /name}
         */
        Deployed deploy(String contextPath, Path webApp) throws Exception;

        void stop() throws Exception;
    }

    /** A running application. */
    interface Deployed {

        /** Where it is, without a slash at the end. */
        URI uri();

        /** The class loader of the application, another one after a reload. */
        ClassLoader classLoader();

        /** Loads the application anew, in a new class loader, as the container does when its files have changed. */
        void reload() throws Exception;

        /** Stops the application, and starts what the container holds of it again. */
        void restart() throws Exception;

        /** Stops the application, and takes it out of the container. */
        void stop() throws Exception;
    }
}
