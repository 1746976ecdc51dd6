package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;

/**
 * Starts the kit once more, after every other listener, so that servlets registered by program are guarded too. It comes
 * with the kit's web fragment; where fragments are not read, add it to {@code web.xml} as the last listener.
 */
public final class CrovverListener implements ServletContextListener {

    /** Made by the container. */
    public CrovverListener() {}

    /**
     * Registers the gates that are missing.
     *
     * @throws IllegalStateException if a handler must not run as it is, or handlers are guarded but the filter is not
     *     declared: the deployment fails
     */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        boolean guarded;
        try {
            guarded = Wiring.install(context, Set.of(), true);
        } catch (BrokenGuardException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        if (guarded && !isFilterDeclared(context)) {
            throw new IllegalStateException(
                    "Handlers are guarded, but " + CrovverFilter.class.getName()
                            + " is not declared. Add it to web.xml with url-pattern /*, every dispatcher, and async-supported.");
        }
    }

    private static boolean isFilterDeclared(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .map(FilterRegistration::getClassName)
                .anyMatch(CrovverFilter.class.getName()::equals);
    }
}
