package com.crovver.testkit;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator as a program: runs until it is interrupted. */
@Command(
        name = "crovver-emulator",
        description = "A Crovver that runs on this machine, on the loopback address only.",
        footer = "Variants and the seed file's format: see the README of crovver-testkit.",
        sortOptions = false)
final class EmulatorCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4010",
            description = "Port to listen on; 0 for a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "FILE.json",
            description = "Plans and tenants to begin with. Default: Inkwell's four workspaces.")
    private @Nullable Path seed;

    @Option(
            names = "--variant",
            paramLabel = "NAME=VALUE",
            description = "Sets how answers look where Crovver's sources disagree; repeatable.")
    private Map<String, String> variants = new LinkedHashMap<>();

    @SuppressWarnings("UnusedVariable") // picocli looks whether it is set
    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private final CountDownLatch stopped;

    /** Runs until the latch opens. */
    EmulatorCommand(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    static CommandLine line(CountDownLatch stopped) {
        return new CommandLine(new EmulatorCommand(stopped));
    }

    /** Runs the program; ends with 0 after an interrupt, with 2 if it was called in a wrong way. */
    public static void main(String[] arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Thread hook = new Thread(
                () -> {
                    stopped.countDown();
                    try {
                        main.join(5_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "crovver-emulator-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        int exitCode = line(stopped).execute(arguments);
        if (stopped.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (port < 0 || port > 65_535) {
            throw new ParameterException(line, "--port is " + port + "; use a number from 0 to 65535");
        }
        try (CrovverEmulator emulator = CrovverEmulator.start(port)) {
            if (seed == null) {
                Workspaces.seed(emulator);
            } else {
                SeedFile.apply(seed, emulator);
            }
            variants.forEach(emulator::variant);
            line.getOut().println("Crovver emulator at " + emulator.uri());
            line.getOut().println("  secret key   " + emulator.secretKey());
            line.getOut().println("  public key   " + emulator.publicKey());
            line.getOut()
                    .println("  service key  " + emulator.serviceKey() + " (orgId " + emulator.organizationId() + ")");
            line.getOut().println("Ctrl-C stops it.");
            line.getOut().flush();
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    line, "--port " + port + " cannot be used: " + e.getCause() + "; choose another one, or 0", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }
}
