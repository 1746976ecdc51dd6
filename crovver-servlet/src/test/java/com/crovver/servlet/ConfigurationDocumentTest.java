package com.crovver.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} lists every setting as it is declared. After a wanted change, run {@code mvn -pl
 * crovver-servlet -am verify -Dtest=ConfigurationDocumentTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.rewrite=true}, and read the difference before committing it.
 */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration.md");

    /** The setting that each section begins with. */
    private static final Map<String, String> SECTIONS = Map.of(
            "crovver.secretKey", "Crovver",
            "crovver.tenant", "Who calls",
            "crovver.key", "Charges",
            "crovver.upgradeUrl", "Answers",
            "crovver.billingUsers", "Billing and webhooks",
            "crovver.listener", "Observation",
            "crovver.budget", "Time and memory",
            "crovver.checkKeys", "Start-up");

    @Test
    void document_listsEverySetting() throws IOException {
        String document = document();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    @Test
    void everySection_beginsWithASettingThatIsThere() {
        assertThat(KnownSettings.all()).extracting(Setting::name).containsAll(SECTIONS.keySet());
    }

    private static String document() throws IOException {
        StringBuilder text = new StringBuilder(head());
        for (Setting<?> setting : KnownSettings.all()) {
            if (SECTIONS.containsKey(setting.name())) {
                text.append("\n## ").append(SECTIONS.get(setting.name())).append('\n');
            }
            text.append(entry(setting));
        }
        return text.toString();
    }

    private static String entry(Setting<?> setting) {
        return "\n### `" + setting.name() + "`\n\n" + sentence(setting.meaning()) + "\n\n- must be "
                + setting.form().allowed() + "\n- " + otherwise(setting) + "\n- in the environment: `"
                + setting.variable() + "`\n";
    }

    private static String otherwise(Setting<?> setting) {
        if (setting.required()) {
            return "**required**";
        }
        return setting.otherwise() == null ? "optional" : "by default `" + setting.otherwise() + "`";
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String head() throws IOException {
        try (InputStream head =
                Objects.requireNonNull(ConfigurationDocumentTest.class.getResourceAsStream("configuration-head.md"))) {
            return new String(head.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
