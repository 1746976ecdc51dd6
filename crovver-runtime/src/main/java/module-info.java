/** Annotations, the client of the Crovver API, and the engine that decides. */
module com.crovver.runtime {
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires transitive java.net.http;

    exports com.crovver.annotation;
    exports com.crovver.client;
    exports com.crovver.guard;
    exports com.crovver.model;
    exports com.crovver.webhook;
}
