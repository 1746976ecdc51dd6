package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Crovver's own ids, derived from the application's, so that two runs of a test see the same ones. */
final class Ids {

    private Ids() {}

    static String of(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(UTF_8)).toString();
    }
}
