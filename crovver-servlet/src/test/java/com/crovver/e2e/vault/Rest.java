package com.crovver.e2e.vault;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS part, in which the kit is active. */
@ApplicationPath("/rest")
public class Rest extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                Safe.class,
                ContractResource.class,
                Daughter.class,
                Doors.class,
                Patient.class,
                MixedResource.class,
                RestOverridesMethod.class);
    }
}
