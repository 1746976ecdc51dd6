package com.crovver.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The class path that the tests run on, and the jars that are kept apart from it. */
public final class ClassPath {

    private static final List<Path> ENTRIES = Arrays.stream(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private ClassPath() {}

    public static List<Path> entries() {
        return ENTRIES;
    }

    public static List<Path> jars(Predicate<String> name) {
        return ENTRIES.stream()
                .filter(entry -> entry.toString().endsWith(".jar"))
                .filter(jar -> name.test(jar.getFileName().toString()))
                .toList();
    }

    /** The jar, or in a build of all modules the class folder, of one of our modules. */
    public static Path module(String artifact) {
        return ENTRIES.stream()
                .filter(entry -> entry.endsWith(Path.of(artifact, "target", "classes"))
                        || entry.getFileName().toString().matches(artifact + "-.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path " + ENTRIES));
    }

    /** The jar of one of our modules; where the build has none yet, one in a folder that is made of its classes. */
    public static Path jar(String artifact, Path folder) {
        Path built = module(artifact);
        if (!Files.isDirectory(built)) {
            return built;
        }
        Path jar = folder.resolve(artifact + "-1.jar");
        WebApp.zip(built, jar);
        return jar;
    }

    /** Where the classes of the tests were compiled to. */
    public static Path testClasses() {
        return ENTRIES.stream()
                .filter(entry -> entry.endsWith(Path.of("target", "test-classes")))
                .findFirst()
                .orElseThrow();
    }

    /** The jars of a container or a JAX-RS implementation, as the module of that name under {@code platforms} has them. */
    public static List<Path> platform(String name) {
        Path module = testClasses().getParent().getParent();
        Path jars = module.resolveSibling("platforms").resolve(name).resolve(Path.of("target", "lib"));
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(
                    jars + " is not there; build with -am, or run `mvn generate-resources` once");
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
