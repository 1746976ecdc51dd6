package com.crovver.e2e;

import com.crovver.e2e.crash.FaultPoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A {@link CrashNode} from its start to its death. */
final class CrashNodeProcess {

    private static final String LIBRARIES =
            "HikariCP-*,aopalliance-*,caffeine-*,h2-*,hk2-*,jackson-*,jakarta.*,javassist-*,jersey-*,postgresql-*,slf4j-*";

    private final Process process;
    private final String point;
    private final URI uri;

    private CrashNodeProcess(Process process, String point, URI uri) {
        this.process = process;
        this.point = point;
        this.uri = uri;
    }

    /**
     * Starts one, and waits until it answers or has died.
     *
     * @param point where it dies, or empty
     * @param passes how often it passes that point before
     */
    static CrashNodeProcess start(Path webApp, Path log, String point, int passes)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xmx256m",
                // A quarter of what a start costs is the search for annotations in libraries that have none of ours.
                "-Dtomcat.util.scan.StandardJarScanFilter.jarsToSkip=" + LIBRARIES,
                "-Dcrash.point=" + point,
                "-Dcrash.after=" + passes,
                "-cp",
                ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                CrashNode.class.getName(),
                webApp.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(CrashNode.READY)) {
                return new CrashNodeProcess(process, point, URI.create(line.substring(CrashNode.READY.length())));
            }
        }
        if (process.waitFor() != FaultPoint.STATUS) {
            throw new IllegalStateException("the node did not start: " + Files.readString(log));
        }
        return new CrashNodeProcess(process, point, URI.create("http://127.0.0.1:1"));
    }

    URI uri() {
        return uri;
    }

    /** Where it was to die; empty if nowhere. */
    String point() {
        return point;
    }

    /** Whether it dies by itself in a while. */
    boolean diesWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
