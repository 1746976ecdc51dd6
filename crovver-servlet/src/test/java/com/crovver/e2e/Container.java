package com.crovver.e2e;

import java.net.URI;
import java.nio.file.Path;

/** A servlet container that serves one exploded web application at its root, on a free port of the loopback address. */
interface Container {

    /** Deploys; throws with the application's message if the deployment fails. */
    Deployed deploy(Path webApp) throws Exception;

    /** A running application. */
    interface Deployed {
        URI uri();

        void stop() throws Exception;
    }
}
