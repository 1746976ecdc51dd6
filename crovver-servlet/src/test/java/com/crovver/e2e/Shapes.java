package com.crovver.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shapes' file. */
final class Shapes {

    static final String FILE = "/adversarial.txt";

    private Shapes() {}

    static List<Shape> all() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Shapes.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Shapes::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape parse(String line) {
        try {
            return Shape.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FILE + ": " + e.getMessage() + " in: " + line, e);
        }
    }
}
