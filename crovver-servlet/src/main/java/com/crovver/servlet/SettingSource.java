package com.crovver.servlet;

import jakarta.servlet.FilterConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where settings are looked up: system properties, then environment, then context parameters, then the filter's own
 * parameters. The first that names a setting wins.
 */
record SettingSource(FilterConfig filter) {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "crovver.secretKey", "CROVVER_SECRET_KEY",
            "crovver.publicKey", "CROVVER_PUBLIC_KEY",
            "crovver.baseUrl", "CROVVER_BASE_URL");

    /** The value of a setting; null if nothing names it. */
    @Nullable String read(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            value = fromEnvironment(name);
        }
        if (value == null) {
            value = filter.getServletContext().getInitParameter(name);
        }
        if (value == null) {
            value = filter.getInitParameter(name);
        }
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(name + " is set, but empty; remove it or give it a value");
        }
        return value == null ? null : value.strip();
    }

    String read(String name, String otherwise) {
        String value = read(name);
        return value == null ? otherwise : value;
    }

    /** An empty variable counts as unset, as shells and CI systems cannot unset one for a child. */
    private static @Nullable String fromEnvironment(String name) {
        String variable = ENVIRONMENT.get(name);
        String value = variable == null ? null : System.getenv(variable);
        return value == null || value.isBlank() ? null : value;
    }
}
