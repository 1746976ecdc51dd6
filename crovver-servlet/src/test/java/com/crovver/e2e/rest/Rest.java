package com.crovver.e2e.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Classes, and one instance. */
@ApplicationPath("/rest")
public class Rest extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                Library.class, Waiting.class, Shelf.class, MethodOverride.class, Preflights.class, OwnCaching.class);
    }

    @Override
    @SuppressWarnings("deprecation") // Still how programs hand over an instance.
    public Set<Object> getSingletons() {
        return Set.of(new Single());
    }
}
