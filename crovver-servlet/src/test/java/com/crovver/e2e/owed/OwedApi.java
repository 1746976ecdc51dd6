package com.crovver.e2e.owed;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS part. */
@ApplicationPath("/api")
public class OwedApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Jobs.class);
    }
}
