/** Annotations, the client of the Crovver API, and the engine that decides. */
@SuppressWarnings("requires-automatic") // Micrometer has no descriptor, but a name of its own choice.
module com.crovver.runtime {
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires transitive java.net.http;
    requires static transitive java.sql;
    requires static micrometer.core;

    exports com.crovver.annotation;
    exports com.crovver.client;
    exports com.crovver.guard;
    exports com.crovver.model;
    exports com.crovver.observe;
    exports com.crovver.sql;
    exports com.crovver.webhook;
}
