package com.crovver.benchmarks;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Does nothing before and after a resource method: what is left of a guard in JAX-RS if it decides in no time. */
@EmptyFilter.Bound
public final class EmptyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** Made by Jersey. */
    public EmptyFilter() {}

    /** Stands on what it is bound to. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Bound {}

    /** Does nothing before a method is matched. */
    @PreMatching
    public static final class First implements ContainerRequestFilter {

        /** Made by Jersey. */
        public First() {}

        @Override
        public void filter(ContainerRequestContext request) {}
    }

    @Override
    public void filter(ContainerRequestContext request) {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {}
}
