package com.crovver.example;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Runs the emulator alone, so that it outlives restarts of Inkwell. */
public final class EmulatorMain {

    private EmulatorMain() {}

    /** Runs until interrupted; exit status 2 if the port cannot be used. */
    public static void main(String[] args) throws InterruptedException {
        try {
            CrovverEmulator emulator = start(Options.emulatorPort(System.getenv()), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-stop"));
            System.out.println("Start Inkwell with CROVVER_SECRET_KEY=" + emulator.secretKey() + " CROVVER_BASE_URL="
                    + emulator.uri());
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        Thread.currentThread().join();
    }

    static CrovverEmulator start(int port, PrintStream out) throws StartException {
        out.println("Starting the emulator of Crovver...");
        CrovverEmulator emulator;
        try {
            emulator = CrovverEmulator.start(port);
        } catch (UncheckedIOException e) {
            throw new StartException(
                    "INKWELL_EMULATOR_PORT is " + port
                            + ", which another program has, or this user may not open. Set it to"
                            + " another number. If it is the emulator already, start Inkwell with"
                            + " CROVVER_SECRET_KEY=sk_test_emulator CROVVER_BASE_URL=http://127.0.0.1:" + port + ".",
                    e);
        }
        Workspaces.seed(emulator);
        out.println("The emulator listens at " + emulator.uri() + " (secret key " + emulator.secretKey()
                + ", public key " + emulator.publicKey() + "); no request leaves this machine.");
        return emulator;
    }
}
