package com.crovver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Every Java block compiles, and every XML block can be pasted where it belongs. */
class BlocksTest {

    /** Written and compiled by a test of the processor: most of its programs are wrong. */
    private static final Page DIAGNOSTICS = Page.of("docs/diagnostics.md");

    private static final Pattern CLASS = Pattern.compile("<(?:filter|servlet|listener)-class>([^<]+)<");
    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>com\\.crovver</groupId>\\s*<artifactId>([^<]+)</artifactId>(?:\\s*<version>([^<]+)<)?");

    @TempDir
    private Path classes;

    static Stream<Page> pages() {
        return Page.all().stream().filter(page -> !page.equals(DIAGNOSTICS));
    }

    static Stream<Block> xml() {
        return pages().flatMap(page -> page.blocks("xml").stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void javaOfAPage_compiles(Page page) {
        List<Block> blocks = page.blocks("java");

        assertThat(blocks.isEmpty() ? "" : DocumentCompiler.compile(blocks, classes))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xml_fitsWhereItBelongs(Block block) throws Exception {
        if (Pattern.compile("<(dependency|plugin|project|dependencyManagement)>")
                .matcher(block.text())
                .find()) {
            assertPartOfAPom(block.text());
        } else {
            assertThat(WebXml.findings(block.text())).isEmpty();
            assertThat(CLASS.matcher(block.text()).results().map(found -> found.group(1)))
                    .allSatisfy(name -> assertThat(Class.forName(
                                    name.strip(), false, getClass().getClassLoader()))
                            .isNotNull());
        }
    }

    private static void assertPartOfAPom(String text) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<pom>" + text.replaceFirst("<\\?xml.*?\\?>", "") + "</pom>")));
        String version = version();
        assertThat(ARTIFACT.matcher(text).results()).allSatisfy(artifact -> {
            assertThat(Page.ROOT.resolve(artifact.group(1)).resolve("pom.xml")).exists();
            if (artifact.group(2) != null) {
                assertThat(artifact.group(2)).isEqualTo(version);
            }
        });
    }

    private static String version() throws Exception {
        return Files.readString(Page.ROOT.resolve("pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    }
}
