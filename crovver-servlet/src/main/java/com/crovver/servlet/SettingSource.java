package com.crovver.servlet;

import jakarta.servlet.FilterConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where settings are looked up: system properties, then environment, then context parameters, then the filter's own
 * parameters. The first that names a setting wins.
 */
final class SettingSource {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "crovver.secretKey", "CROVVER_SECRET_KEY",
            "crovver.publicKey", "CROVVER_PUBLIC_KEY",
            "crovver.baseUrl", "CROVVER_BASE_URL");

    private final FilterConfig filter;

    SettingSource(FilterConfig filter) {
        this.filter = filter;
    }

    /** A value and who gave it. */
    private record Found(String value, String source) {}

    /** The value of a setting; null if nothing names it. */
    @Nullable String read(String name) {
        Found found = find(name);
        if (found == null) {
            return null;
        } else if (found.value().isBlank()) {
            throw new IllegalArgumentException(
                    name + " is set as " + found.source() + ", but empty; remove it or give it a value");
        }
        return found.value().strip();
    }

    String read(String name, String otherwise) {
        String value = read(name);
        return value == null ? otherwise : value;
    }

    /** The kind of source that names a setting, for people: several may, and only one counts. */
    String describe(String name) {
        Found found = find(name);
        return found == null ? "nothing" : found.source();
    }

    /** The value of a setting and the kind of source that names it. */
    String describe(String name, String otherwise) {
        Found found = find(name);
        return found == null ? otherwise : found.value().strip() + " (" + found.source() + ")";
    }

    private @Nullable Found find(String name) {
        Found found = found(System.getProperty(name), "system property");
        if (found == null) {
            found = fromEnvironment(name);
        }
        if (found == null) {
            found = found(filter.getServletContext().getInitParameter(name), "context-param");
        }
        return found == null ? found(filter.getInitParameter(name), "init-param") : found;
    }

    private static @Nullable Found found(@Nullable String value, String source) {
        return value == null ? null : new Found(value, source);
    }

    /** An empty variable counts as unset, as shells and CI systems cannot unset one for a child. */
    private static @Nullable Found fromEnvironment(String name) {
        String variable = ENVIRONMENT.get(name);
        String value = variable == null ? null : System.getenv(variable);
        return value == null || value.isBlank() ? null : new Found(value, "environment variable " + variable);
    }
}
