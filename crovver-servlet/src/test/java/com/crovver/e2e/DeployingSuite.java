package com.crovver.e2e;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that deploy an application each, beside a Crovver of their own. */
abstract class DeployingSuite {

    @TempDir
    Path folder;

    final Container container;
    CrovverEmulator crovver;
    Container.Deployed app;

    DeployingSuite(Container container) {
        this.container = container;
    }

    @BeforeEach
    void startCrovver() {
        crovver = CrovverEmulator.start();
        Workspaces.seed(crovver);
    }

    @AfterEach
    void stop() throws Exception {
        if (app != null) {
            app.stop();
        }
        crovver.close();
    }
}
