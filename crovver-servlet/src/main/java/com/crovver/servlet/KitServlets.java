package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;

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
        for (ServletRegistration registration :
                context.getServletRegistrations().values()) {
            if (servlet.getName().equals(registration.getClassName())
                    && !registration.getMappings().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
