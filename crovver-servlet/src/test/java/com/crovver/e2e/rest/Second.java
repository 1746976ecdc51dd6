package com.crovver.e2e.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** One more JAX-RS application beside the others. */
@ApplicationPath("/second")
public class Second extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Library.class);
    }
}
