package com.crovver.e2e.paid;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS part. */
@ApplicationPath("/api")
public class PaidApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Texts.class);
    }
}
