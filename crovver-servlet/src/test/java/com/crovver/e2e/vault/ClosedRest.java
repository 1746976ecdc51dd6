package com.crovver.e2e.vault;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** A second Application, which loads no services, so that Jersey does not bring the kit into it. */
@ApplicationPath("/closed")
public class ClosedRest extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Safe.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false);
    }
}
