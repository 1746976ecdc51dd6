package com.crovver.servlet;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
import com.crovver.annotation.RequiresSubscription;
import com.crovver.gate.BrokenGuardException;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the kit in a web application: containers find it by themselves. Embedded ones that scan nothing are given it, or
 * {@link CrovverListener}, by hand. Thread-safe.
 */
@HandlesTypes({
    RequiresSubscription.class,
    RequiresSubscription.All.class,
    Feature.class,
    Feature.All.class,
    ConsumesCredits.class,
    ConsumesCredits.All.class,
    OccupiesSeat.class
})
public final class CrovverInitializer implements ServletContainerInitializer {

    /** Made by the container. */
    public CrovverInitializer() {}

    /**
     * Registers a gate for every guarded servlet that is registered by now.
     *
     * @param annotated classes with annotations of the kit; null or incomplete where the container does not scan
     * @throws ServletException if a handler has annotations but no guard that says the same: the deployment fails
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) throws ServletException {
        try {
            Wiring.install(context, annotated == null ? Set.of() : annotated, false);
        } catch (BrokenGuardException | RuntimeException e) {
            // Nothing else may leave: on Tomcat any other exception takes the whole server down.
            throw new ServletException(e.getMessage(), e);
        }
    }
}
