package com.crovver.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A program of ours in a process of its own. Its first line is the port it listens on, or what it measured. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final String firstLine;

    private ServerProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    static ServerProcess start(Class<?> program, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Beside a load that keeps all processors busy, a compiler in the background takes minutes.
                "-Xbatch",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(Arrays.asList(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String line = out.readLine();
        if (line == null) {
            throw new IOException(program.getSimpleName() + " ended without a word");
        }
        return new ServerProcess(process, line);
    }

    String firstLine() {
        return firstLine;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + firstLine);
    }

    /** What it has used of the processors since it began; the system counts in hundredths of a second. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell what a process uses"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Our own classes, wherever they were loaded from: under Maven's exec plugin they are not on java.class.path. */
    private static String classPath() {
        if (ServerProcess.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
