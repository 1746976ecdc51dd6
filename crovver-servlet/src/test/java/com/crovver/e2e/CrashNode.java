package com.crovver.e2e;

import java.nio.file.Path;

/** A process that serves one exploded web application until it is killed. Says where on its standard output. */
final class CrashNode {

    static final String READY = "ready ";

    private CrashNode() {}

    public static void main(String[] arguments) throws Exception {
        Container.Deployed app = ServletContainer.TOMCAT_11_0.deploy(Path.of(arguments[0]));
        System.out.println(READY + app.uri());
        Thread.currentThread().join();
    }
}
