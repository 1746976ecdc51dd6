package com.crovver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What documents name is there: settings, messages, and the methods of the other SDKs. */
class NamesTest {

    private static final Pattern NAMED = Pattern.compile("`(?:-A)?(crovver\\.[a-z]\\w+)[`=]");
    private static final Pattern SETTING = Pattern.compile("(?m)^### `(crovver\\.\\w+)`$");
    private static final Pattern MESSAGE = Pattern.compile("CRV[0-9]{3}");
    private static final Pattern METHOD = Pattern.compile("`(?:credits\\.|addons\\.|capacity\\.)?([a-z]\\w+)\\(");

    /** Meters, and options of the processor; both have tests of their own. */
    private static final Set<String> OTHERS =
            Set.of("crovver.decisions", "crovver.charges", "crovver.credits", "crovver.catalog", "crovver.report");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void settings_areThere(Page page) {
        Set<String> known = found(SETTING, Page.of("docs/configuration.md").text());
        known.addAll(OTHERS);

        assertThat(found(NAMED, page.prose())).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void messages_areThere(Page page) {
        Set<String> known = Page.of("docs/diagnostics.md")
                .prose()
                .lines()
                .filter(line -> line.startsWith("## CRV"))
                .map(line -> line.substring(3, 9))
                .collect(Collectors.toSet());

        assertThat(MESSAGE.matcher(page.text()).results().map(it -> it.group())).isSubsetOf(known);
    }

    @Test
    void methodsOfTheOtherSdks_allHaveARow() {
        String contract = Page.of("docs/api/contract.md")
                .text()
                .replaceFirst("(?s).*\n## 15\\.", "")
                .replaceFirst("(?s)\n## 16\\..*", "");

        assertThat(found(METHOD, Page.of("docs/migrating.md").text())).containsAll(found(METHOD, contract));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
