package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

    static String printed(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = SchemaCommand.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void kindThatIsKnown_isPrinted() {
        assertThat(printed("postgresql")).contains("CREATE TABLE IF NOT EXISTS crovver_action", "BYTEA");
        assertThat(printed("h2")).contains("CREATE TABLE IF NOT EXISTS crovver_debt", "BINARY(32)");
    }

    @Test
    void anythingElse_isRefused_andToldWhatIsKnown() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(SchemaCommand.run(List.of("oracle"), System.out, new PrintStream(err)))
                .isEqualTo(2);
        assertThat(SchemaCommand.run(List.of(), System.out, new PrintStream(err)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("h2, postgresql", "[oracle]");
    }
}
