package com.crovver.jaxrs;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import com.crovver.gate.ResourceOperations;
import com.crovver.guard.Operation;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
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

    ResourceGateFeature(@Nullable Enforcement enforcement) {
        this.enforcement = enforcement;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext method) {
        Class<?> type = resource.getResourceClass();
        if (type == null || resource.getResourceMethod() == null) {
            return;
        }
        try {
            Optional<Operation> operation =
                    ResourceOperations.of(type).flatMap(operations -> operations.of(resource.getResourceMethod()));
            if (operation.isPresent()) {
                method.register(
                        enforcement == null ? new BrokenGate() : new ResourceGate(enforcement, operation.get()),
                        PRIORITY);
            }
        } catch (BrokenGuardException e) {
            LOG.log(Level.ERROR, "Requests to {0} are refused: {1}", type.getName(), e.getMessage());
            method.register(new BrokenGate(), PRIORITY);
        }
    }
}
