package com.crovver.example;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How this Inkwell was set up, in whatever container. Immutable.
 *
 * @param workspace the one that everybody belongs to; null if none was named
 * @param emulated whether the emulator stands in for Crovver, with its workspaces
 * @param controls moves the emulator; null unless it runs beside Inkwell
 */
record Deployment(
        @Nullable String workspace,
        boolean emulated,
        @Nullable Controls controls) {

    /** The key of every emulator. */
    static final String EMULATOR_KEY = "sk_test_emulator";

    private static final String ATTRIBUTE = Deployment.class.getName();

    /** Looks when the application starts, and refuses to start where it would spend what real customers paid for. */
    @WebListener
    public static final class Opening implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServletContext context = event.getServletContext();
            String key = setting(context, "crovver.secretKey", "CROVVER_SECRET_KEY");
            if (isLive(key)) {
                throw new IllegalStateException(LIVE_KEY);
            }
            String workspace = setting(context, "inkwell.workspace", "INKWELL_WORKSPACE");
            boolean emulated = key != null && key.strip().equals(EMULATOR_KEY);
            Controls controls = (Controls) context.getAttribute(Controls.class.getName());
            context.setAttribute(ATTRIBUTE, new Deployment(workspace, emulated, controls));
        }
    }

    /** What whoever gave a live key is told. */
    static final String LIVE_KEY = "CROVVER_SECRET_KEY is a live key. Inkwell is an example: it would spend what real"
            + " customers paid for. Use a key that begins with sk_test_, or unset CROVVER_SECRET_KEY to try it with the"
            + " emulator.";

    static boolean isLive(@Nullable String key) {
        return key != null && key.strip().startsWith("sk_live_");
    }

    static Deployment of(ServletContext context) {
        return (Deployment) context.getAttribute(ATTRIBUTE);
    }

    /** Whether somebody may sign in to a workspace. */
    boolean has(String wanted) {
        return workspace == null ? emulated : workspace.equals(wanted);
    }

    /** Where the kit looks too, in the same order; an empty value counts as unset. */
    private static @Nullable String setting(ServletContext context, String name, String variable) {
        return Stream.of(
                        System.getProperty(name, ""),
                        System.getenv().getOrDefault(variable, ""),
                        context.getInitParameter(name) == null ? "" : context.getInitParameter(name))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
