package com.crovver.e2e;

import java.net.URI;

/** An application that has a container to itself, which ends with it. */
record OnlyApplication(Container.Server server, Container.Deployed application) implements Container.Deployed {

    @Override
    public URI uri() {
        return application.uri();
    }

    @Override
    public ClassLoader classLoader() {
        return application.classLoader();
    }

    @Override
    public void reload() throws Exception {
        application.reload();
    }

    @Override
    public void restart() throws Exception {
        application.restart();
    }

    @Override
    public void stop() throws Exception {
        try {
            application.stop();
        } finally {
            server.stop();
        }
    }
}
