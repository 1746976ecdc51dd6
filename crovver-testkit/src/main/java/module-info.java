/** An emulator of Crovver for tests, examples and laptops. */
module com.crovver.testkit {
    requires transitive static org.jspecify;
    requires com.crovver.runtime;
    requires com.fasterxml.jackson.databind;
    requires jdk.httpserver;
    requires static info.picocli;
    requires static transitive org.junit.jupiter.api;

    exports com.crovver.testkit;
}
