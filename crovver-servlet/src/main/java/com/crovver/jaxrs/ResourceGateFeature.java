package com.crovver.jaxrs;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import com.crovver.gate.ResourceOperations;
import com.crovver.guard.Operation;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds a gate to every guarded resource method. A method whose guard cannot be trusted is bound to a gate that refuses, as
 * a failure here would be the JAX-RS implementation's to swallow.
 */
final class ResourceGateFeature implements DynamicFeature {

    private static final Logger LOG = System.getLogger(ResourceGateFeature.class.getName());
    /** Behind the filters of an application, so that one of those that refuses does so before a charge. */
    private static final int PRIORITY = Priorities.USER + 1000;

    private final @Nullable Enforcement enforcement;
    /** JAX-RS asks once for each method of a class, and to hold a guard against its annotations takes long. */
    private final Map<Class<?>, Found> known = new ConcurrentHashMap<>();

    ResourceGateFeature(@Nullable Enforcement enforcement) {
        this.enforcement = enforcement;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext method) {
        Class<?> type = resource.getResourceClass();
        if (type == null || resource.getResourceMethod() == null) {
            return;
        }
        Found found = known.computeIfAbsent(type, ResourceGateFeature::find);
        if (found.broken()) {
            method.register(new BrokenGate(), PRIORITY);
        }
        found.operations()
                .flatMap(operations -> operations.of(resource.getResourceMethod()))
                .ifPresent(operation -> method.register(gate(operation), PRIORITY));
    }

    private ContainerRequestFilter gate(Operation operation) {
        return enforcement == null ? new BrokenGate() : new ResourceGate(enforcement, operation);
    }

    /**
     * What is known of a class.
     *
     * @param operations empty if it is not guarded
     * @param broken whether nothing of it must run
     */
    private record Found(Optional<ResourceOperations> operations, boolean broken) {}

    private static Found find(Class<?> type) {
        try {
            return new Found(ResourceOperations.of(type), false);
        } catch (BrokenGuardException e) {
            LOG.log(Level.ERROR, "Requests to {0} are refused: {1}", type.getName(), e.getMessage());
            return new Found(Optional.empty(), true);
        }
    }
}
