package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Enforcement;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the wiring once more at the first request: on Tomcat the start-up of other filters and servlets may add servlets
 * after our own check, and JAX-RS as a filter has shown only by now whether the kit is active in it. If anything is wrong,
 * every request is refused, since nobody knows what the late ones run.
 */
final class LateAudit {

    private final ServletContext context;
    private final Enforcement enforcement;
    private final boolean usersKnown;
    /** Null until the first request; two first requests may both find out, and find the same. */
    private volatile @Nullable Boolean passed;

    LateAudit(ServletContext context, Enforcement enforcement, boolean usersKnown) {
        this.context = context;
        this.enforcement = enforcement;
        this.usersKnown = usersKnown;
    }

    boolean passes() {
        Boolean known = passed;
        if (known == null) {
            known = audit();
            passed = known;
        }
        return known;
    }

    private boolean audit() {
        try {
            Wiring.audit(context, usersKnown);
            auditJaxrsFilters();
            return true;
        } catch (BrokenGuardException e) {
            enforcement.report("Every request is refused: " + e.getMessage());
            return false;
        }
    }

    private void auditJaxrsFilters() throws BrokenGuardException {
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            // One that is not seen is the container's own, which runs no resource of the application.
            Optional<Class<?>> jaxrs =
                    ApplicationLoader.find(context, filter.getClassName()).filter(JaxrsImplementations::isFilter);
            if (jaxrs.isEmpty()) {
                continue;
            }
            JaxrsImplementations.refuseRequirements(jaxrs.get());
            if (!enforcement.isJaxrsConfirmed(filter.getName())) {
                throw new BrokenGuardException(
                        "JAX-RS filter " + filter.getName() + " may have guarded resources, but the kit is"
                                + " not active in it. Let it load providers from META-INF/services, or register"
                                + " com.crovver.jaxrs.CrovverFeature in its Application.");
            }
        }
    }
}
