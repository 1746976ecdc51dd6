package com.crovver.docs;

import com.crovver.e2e.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document of the project in Markdown. */
record Page(Path file) {

    /** The root of the project. */
    static final Path ROOT =
            ClassPath.testClasses().getParent().getParent().getParent().normalize();

    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$");
    private static final Pattern NOTE = Pattern.compile("^<!-- (.*) -->$");

    static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    /** All that users read: the README files and what lies in docs. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(List.of(
                of("README.md"), of("CONTRIBUTING.md"), of("crovver-testkit/README.md"), of("benchmarks/README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::new)
                    .forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks in a language, in their order. */
    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        String note = "";
        List<String> lines = text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                if (line.substring(3).equals(language)) {
                    String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                    blocks.add(new Block(this, i + 1, language, note, text));
                }
                i = end;
            }
            Matcher comment = NOTE.matcher(line);
            note = comment.matches() ? comment.group(1) : line.isBlank() ? note : "";
        }
        return blocks;
    }

    /** The page without its fenced blocks. */
    String prose() {
        return text().replaceAll("(?ms)^```.*?^```$", "");
    }

    /** What links may name behind a {@code #}, as GitHub makes it of headings. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        prose().lines().map(HEADING::matcher).filter(Matcher::matches).forEach(heading -> {
            String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = 0;
            String free = anchor;
            while (anchors.contains(free)) {
                before++;
                free = anchor + "-" + before;
            }
            anchors.add(free);
        });
        return anchors;
    }

    /** Its path in the project. */
    @Override
    public String toString() {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }
}
