package com.crovver.example;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How the main program is to run.
 *
 * @param port where Inkwell listens; 0 for any free port
 * @param emulatorPort where the emulator listens, likewise
 * @param webhooks whether somebody gave the secret that Crovver signs webhooks with
 * @param emulated whether to start the emulator, since nobody gave a key for Crovver
 */
record Options(int port, int emulatorPort, boolean webhooks, boolean emulated) {

    private static final String KEY = "CROVVER_SECRET_KEY";
    private static final String WORKSPACE = "INKWELL_WORKSPACE";
    private static final String BASE_URL = "CROVVER_BASE_URL";

    /**
     * Reads {@code PORT}, {@code INKWELL_EMULATOR_PORT} and whether there is a key, and a workspace with it. Where Crovver is
     * and with which key, the kit reads by itself, from the same places.
     *
     * @throws StartException if a value cannot be meant
     */
    static Options read(Map<String, String> environment, Properties system) throws StartException {
        String key = either(system.getProperty("crovver.secretKey"), environment.get(KEY));
        String baseUrl = either(system.getProperty("crovver.baseUrl"), environment.get(BASE_URL));
        if (Deployment.isLive(key)) {
            throw new StartException(Deployment.LIVE_KEY);
        } else if (key == null && baseUrl != null) {
            throw new StartException(BASE_URL + " is \"" + baseUrl + "\", but " + KEY
                    + " is not set. Set it too, or unset " + BASE_URL + " to try Inkwell with the emulator.");
        }
        boolean emulatorKey = key != null && key.strip().equals(Deployment.EMULATOR_KEY);
        String workspace = either(system.getProperty("inkwell.workspace"), environment.get(WORKSPACE));
        if (key != null && !emulatorKey && workspace == null) {
            throw new StartException(WORKSPACE + " is not set. Inkwell has no workspaces of its own when " + KEY
                    + " is yours: set " + WORKSPACE + " to the id of the one to sign in to, as Crovver knows it.");
        }
        String webhookSecrets =
                either(system.getProperty("crovver.webhookSecrets"), environment.get("CROVVER_WEBHOOK_SECRETS"));
        return new Options(
                port("PORT", 8080, environment), emulatorPort(environment), webhookSecrets != null, key == null);
    }

    static int emulatorPort(Map<String, String> environment) throws StartException {
        return port("INKWELL_EMULATOR_PORT", 8089, environment);
    }

    private static int port(String name, int otherwise, Map<String, String> environment) throws StartException {
        String value = either(null, environment.get(name));
        if (value == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, as for numbers that are no ports.
        }
        throw new StartException(
                name + " is \"" + value + "\", which is no port. Set it to a number from 1 to 65535, to 0"
                        + " for any free port, or unset it for " + otherwise + ".");
    }

    /** The first that says something; an empty value counts as unset. */
    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second == null || second.isBlank() ? null : second;
    }
}
