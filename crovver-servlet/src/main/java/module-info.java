/** The filter that applies guards to servlets and JAX-RS resources. */
module com.crovver.servlet {
    requires transitive com.crovver.runtime;
    requires transitive jakarta.servlet;
    requires static transitive jakarta.ws.rs;
    requires static jakarta.annotation;
    requires static transitive org.jspecify;
    requires static io.jstach.jstache;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires java.naming;
    requires java.sql;

    exports com.crovver.jaxrs;
    exports com.crovver.servlet;
    exports com.crovver.spi;

    provides jakarta.servlet.ServletContainerInitializer with
            com.crovver.servlet.CrovverInitializer;
    provides jakarta.ws.rs.core.Feature with
            com.crovver.jaxrs.CrovverFeature;
}
