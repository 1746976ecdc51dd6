package com.crovver.e2e;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The class path that the tests run on. */
final class ClassPath {

    private static final List<Path> ENTRIES = Arrays.stream(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private ClassPath() {}

    static List<Path> entries() {
        return ENTRIES;
    }

    static List<Path> jars(Predicate<String> name) {
        return ENTRIES.stream()
                .filter(entry -> entry.toString().endsWith(".jar"))
                .filter(jar -> name.test(jar.getFileName().toString()))
                .toList();
    }

    /** The jar, or in a build of all modules the class folder, of one of our modules. */
    static Path module(String artifact) {
        return ENTRIES.stream()
                .filter(entry -> entry.endsWith(Path.of(artifact, "target", "classes"))
                        || entry.getFileName().toString().matches(artifact + "-.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path " + ENTRIES));
    }
}
