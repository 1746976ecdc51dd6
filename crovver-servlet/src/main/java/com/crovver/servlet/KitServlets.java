package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The kit's own servlets, as far as an application maps them: what they need besides a path. */
final class KitServlets {

    private KitServlets() {}

    /**
     * Checks that what is mapped can work.
     *
     * @throws BrokenGuardException if a setting is missing; the message names all of them
     */
    static void check(ServletContext context, Settings settings) throws BrokenGuardException {
        List<String> findings = new ArrayList<>();
        if (isMapped(context, CrovverWebhookServlet.class)
                && settings.get(KnownSettings.WEBHOOK_SECRETS).isEmpty()) {
            findings.add(missing(CrovverWebhookServlet.class, KnownSettings.WEBHOOK_SECRETS));
        }
        Optional<String> billing = billingPath(context);
        if (billing.isPresent() && settings.get(KnownSettings.PUBLIC_URL).isEmpty()) {
            findings.add(missing(CrovverBillingServlet.class, KnownSettings.PUBLIC_URL));
        }
        if (!findings.isEmpty()) {
            throw new BrokenGuardException(String.join("\n", findings));
        }
    }

    private static String missing(Class<?> servlet, Setting<?> setting) {
        return servlet.getName() + " is mapped, but " + setting.name() + " is not set: " + setting.meaning()
                + ". Set it as system property, environment variable " + setting.variable()
                + ", context-param or init-param, to " + setting.form().allowed() + ".";
    }

    private static boolean isMapped(ServletContext context, Class<?> servlet) {
        return !mappings(context, servlet).isEmpty();
    }

    /** Where the billing page is within the application; empty if it is nowhere. */
    static Optional<String> billingPath(ServletContext context) {
        return mappings(context, CrovverBillingServlet.class).stream()
                .map(pattern -> pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern)
                .filter(path -> path.startsWith("/") && path.length() > 1)
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private static Collection<String> mappings(ServletContext context, Class<?> servlet) {
        Collection<String> all = new TreeSet<>();
        for (ServletRegistration registration :
                context.getServletRegistrations().values()) {
            if (servlet.getName().equals(registration.getClassName())) {
                all.addAll(registration.getMappings());
            }
        }
        return all;
    }
}
