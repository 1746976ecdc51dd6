package com.crovver.example;

import com.crovver.testkit.CrovverEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * Runs Inkwell: with the emulator beside it, or with a test key of Crovver from {@code CROVVER_SECRET_KEY}.
 *
 * <p>{@code PORT} and {@code INKWELL_EMULATOR_PORT} choose the ports, {@code INKWELL_WORKSPACE} the one workspace that a real
 * key is tried with.
 */
public final class Main implements AutoCloseable {

    private final @Nullable CrovverEmulator emulator;
    private final Inkwell inkwell;

    private Main(@Nullable CrovverEmulator emulator, Inkwell inkwell) {
        this.emulator = emulator;
        this.inkwell = inkwell;
    }

    /** Runs until interrupted; exit status 2 if it cannot start as asked. */
    public static void main(String[] args) throws InterruptedException, IOException {
        quietLogging();
        try {
            Main program = start(Options.read(System.getenv(), System.getProperties()), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(program::close, "inkwell-stop"));
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        Thread.currentThread().join();
    }

    static Main start(Options options, PrintStream out) throws StartException {
        CrovverEmulator emulator = options.emulated() ? EmulatorMain.start(options.emulatorPort(), out) : null;
        String webhookSecret = "whsec_" + UUID.randomUUID();
        try {
            out.println("Deploying Inkwell...");
            Inkwell inkwell = Inkwell.start(
                    options.port(),
                    settings(options, emulator, webhookSecret),
                    emulator == null ? null : new EmulatorControls(emulator));
            if (emulator != null) {
                emulator.webhook(inkwell.webhooks(), webhookSecret);
            }
            out.println("Inkwell is ready: " + inkwell.uri());
            return new Main(emulator, inkwell);
        } catch (StartException e) {
            if (emulator != null) {
                emulator.close();
            }
            throw e;
        }
    }

    private static Map<String, String> settings(
            Options options, @Nullable CrovverEmulator emulator, String webhookSecret) {
        if (emulator != null) {
            return Map.of(
                    "crovver.secretKey",
                    emulator.secretKey(),
                    "crovver.publicKey",
                    emulator.publicKey(),
                    "crovver.baseUrl",
                    emulator.uri().toString(),
                    "crovver.renewalUrl",
                    emulator.uri() + "/renewal",
                    "crovver.webhookSecrets",
                    webhookSecret);
        }
        // Without one of Crovver's, a secret that nobody knows: webhooks are refused, and all else works.
        return options.webhooks() ? Map.of() : Map.of("crovver.webhookSecrets", webhookSecret);
    }

    /** Where Inkwell answers. */
    URI uri() {
        return inkwell.uri();
    }

    /** The emulator beside it; null with a real key. */
    @Nullable CrovverEmulator emulator() {
        return emulator;
    }

    @Override
    public void close() {
        inkwell.close();
        if (emulator != null) {
            emulator.close();
        }
    }

    private static void quietLogging() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream configuration = Main.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(configuration);
            }
        }
    }
}
