package com.crovver.jaxrs;

import com.crovver.gate.Enforcement;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the kit into a JAX-RS Application: found by itself through {@code META-INF/services}, or registered by hand. It
 * vouches for the one servlet or filter that it was given to; another Application needs its own.
 */
public final class CrovverFeature implements Feature {

    @Context
    private @Nullable ServletContext context;

    @Context
    private @Nullable ServletConfig servlet;

    @Context
    private @Nullable FilterConfig filter;

    /** Made by the JAX-RS implementation. */
    public CrovverFeature() {}

    @Override
    public boolean configure(FeatureContext application) {
        Enforcement enforcement = context == null ? null : Enforcement.of(context);
        application.register(new ResourceGateFeature(enforcement));
        if (enforcement != null) {
            application.register(new MethodRelease(enforcement));
            String name = confirmable();
            if (name != null) {
                enforcement.confirmJaxrs(name);
            }
        }
        return true;
    }

    private @Nullable String confirmable() {
        String servletName = servlet == null ? null : nameOrNull(servlet::getServletName);
        return servletName != null || filter == null ? servletName : nameOrNull(filter::getFilterName);
    }

    /** RESTEasy gives a proxy of both, whichever it runs as; that of the other cannot be used. */
    private static @Nullable String nameOrNull(Supplier<String> name) {
        try {
            return name.get();
        } catch (RuntimeException e) {
            return null;
        }
    }
}
