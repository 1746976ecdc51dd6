/** An emulator of Crovver for tests, examples and laptops. */
module com.crovver.testkit {
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires jdk.httpserver;

    exports com.crovver.testkit;
}
