package com.crovver.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The part of Inkwell that programs use. */
@ApplicationPath("/api")
public class InkwellApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ExportsResource.class);
    }
}
