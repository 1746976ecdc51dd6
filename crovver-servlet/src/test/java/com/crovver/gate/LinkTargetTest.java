package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/billing", "/a/b?c=d&e=//f#g", "https://shop.example/x?y", "HTTP://shop.example"})
    void ownPathsAndWebAddresses_areSafe(String target) {
        assertThat(LinkTarget.isSafe(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "billing",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/ /evil.example",
                "/a\nb",
                "/a\u0000",
                "/a\u0085",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " https://shop.example",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "ftp://shop.example",
                "mailto:a@shop.example",
                "https:shop.example",
                "https:///shop.example",
                "https://shop.example@evil.example/",
                "https://shop.example\\@evil.example/"
            })
    void everythingElse_isNot(String target) {
        assertThat(LinkTarget.isSafe(target)).isFalse();
    }
}
