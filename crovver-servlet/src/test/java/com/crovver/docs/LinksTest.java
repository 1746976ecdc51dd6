package com.crovver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links within the project lead to a file that is there, and to a heading that it has. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLink_leadsSomewhere(Page page) {
        assertThat(targets(page).filter(target -> !leads(page, target))).isEmpty();
    }

    @Test
    void everyPage_isReachedFromTheReadme() {
        List<Page> reached = new ArrayList<>(List.of(Page.of("README.md")));
        for (int i = 0; i < reached.size(); i++) {
            Page page = reached.get(i);
            targets(page)
                    .map(target -> target.replaceFirst("#.*", ""))
                    .filter(target -> target.endsWith(".md"))
                    .map(target -> new Page(page.file().resolveSibling(target).normalize()))
                    .filter(target -> !reached.contains(target))
                    .forEach(reached::add);
        }

        assertThat(reached).containsAll(Page.all());
    }

    private static Stream<String> targets(Page page) {
        return LINK.matcher(page.prose()).results().map(link -> link.group(1)).filter(target -> !target.contains(":"));
    }

    private static boolean leads(Page page, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1 || new Page(file).anchors().contains(parts[1]));
    }
}
