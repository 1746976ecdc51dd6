package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                                                 | PROBLEM_JSON
            application/*                                                                       | PROBLEM_JSON
            application/problem+json                                                            | PROBLEM_JSON
            application/problem+json, application/json                                          | PROBLEM_JSON
            application/json                                                                    | JSON
            APPLICATION/JSON; charset=utf-8                                                     | JSON
            application/json, text/plain, */*                                                   | PROBLEM_JSON
            application/json, text/javascript, */*; q=0.01                                      | JSON
            application/json, application/problem+json;q=0.5                                    | JSON
            application/json;q=0.4, application/problem+json;q=0.5                              | PROBLEM_JSON
            text/html                                                                           | HTML
            text/*                                                                              | HTML
            text/html;level=1;q=0.3                                                             | HTML
            text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8 | HTML
            text/html, application/json                                                         | JSON
            text/html, application/json;q=0.9                                                   | HTML
            text/html;q=0.5, application/json;q=0.9                                             | JSON
            text/html, */*                                                                      | PROBLEM_JSON
            */*;q=0.5, application/problem+json;q=0, application/json;q=0.1                     | HTML
            text/html;q=0, */*                                                                  | PROBLEM_JSON
            text/html;Q=0.9, application/json;q=0.8                                             | HTML
            text/html ; q = 0.9 , application/json;q=0.95                                       | JSON
            image/avif,image/webp,image/png                                                     | PROBLEM_JSON
            image/png, */*;q=0.1                                                                | PROBLEM_JSON
            text/html;x="a,b;q=0", application/json;q=0.5                                       | HTML
            text/html;x="a\\",q=0", application/json;q=0.5                                      | HTML
            text/html;q=2, application/json                                                     | JSON
            text/html;q=high, application/json                                                  | JSON
            text/html;q, application/json                                                       | JSON
            text/html;q=0.1234, application/json                                                | JSON
            html, application/json                                                              | JSON
            */html                                                                              | PROBLEM_JSON
            ,,,;;;/                                                                             | PROBLEM_JSON
            "                                                                                   | PROBLEM_JSON
            """)
    void theClientsWeightsDecide(String accept, Representation expected) {
        assertThat(AcceptHeader.preferred(List.of(accept))).isEqualTo(expected);
    }

    @Test
    void nothingAccepted_isTheProblem() {
        assertThat(AcceptHeader.preferred(List.of())).isEqualTo(Representation.PROBLEM_JSON);
        assertThat(AcceptHeader.preferred(List.of(""))).isEqualTo(Representation.PROBLEM_JSON);
    }

    @Test
    void severalHeaders_areOne() {
        assertThat(AcceptHeader.preferred(List.of("application/json;q=0.5", "text/html")))
                .isEqualTo(Representation.HTML);
    }
}
