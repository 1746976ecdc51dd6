package com.crovver.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Writes the index when all rounds are over. A compilation may see some of the sources only, so what earlier ones wrote to
 * the same class output stays, as long as its classes do.
 */
final class IndexWriter {

    static final String PATH = "META-INF/crovver/guards.json";

    /** The same for people, on request. */
    static final String REPORT_PATH = "META-INF/crovver/guards.txt";

    private final Filer filer;
    private final Diagnostics diagnostics;
    private final Index index;
    private final boolean report;
    private final Set<String> compiled = new HashSet<>();

    IndexWriter(Filer filer, Diagnostics diagnostics, Positions positions, boolean report) {
        this.filer = filer;
        this.diagnostics = diagnostics;
        this.index = new Index(positions);
        this.report = report;
    }

    /** Notes that a top-level class is being compiled: what was known of it, and of those nested in it, is outdated. */
    void compiled(String binaryName) {
        compiled.add(binaryName);
    }

    void add(HandlerModel model) {
        index.add(model);
    }

    void write() {
        Optional<String> before = read("", PATH).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        before.map(Index::parse).ifPresent(earlier -> index.merge(earlier, this::isStillThere));
        if (before.isPresent() || !index.isEmpty()) {
            writeIfChanged(PATH, index.toString());
            if (report) {
                writeIfChanged(REPORT_PATH, Report.of(index));
            }
        }
    }

    private void writeIfChanged(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (read("", path).filter(before -> Arrays.equals(before, bytes)).isPresent()) {
            return;
        }
        // Not openWriter(): its encoding is that of the user's sources, and JSON has but one.
        try (OutputStream output =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", path).openOutputStream()) {
            output.write(bytes);
        } catch (IOException e) {
            diagnostics.reportWithoutPlace(Violation.INDEX_NOT_WRITTEN, path, String.valueOf(e.getMessage()));
        }
    }

    private boolean isStillThere(String handler) {
        int nested = handler.indexOf('$');
        String topLevel = nested < 0 ? handler : handler.substring(0, nested);
        int simpleName = handler.lastIndexOf('.') + 1;
        String packageName = handler.substring(0, Math.max(0, simpleName - 1));
        return !compiled.contains(topLevel)
                && !compiled.contains(handler)
                && read(packageName, handler.substring(simpleName) + ".class").isPresent();
    }

    private Optional<byte[]> read(String packageName, String name) {
        try (InputStream input = filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, name)
                .openInputStream()) {
            return Optional.of(input.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
