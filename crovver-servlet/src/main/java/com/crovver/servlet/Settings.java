package com.crovver.servlet;

import com.crovver.gate.CallerIdResolver;
import com.crovver.gate.CallerIds;
import com.crovver.gate.Problems;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the filter.
 *
 * @param secretKey the key for all calls
 * @param publicKey for calls that take no other; null if there is none
 * @param baseUrl where the API is; null means Crovver's own address
 * @param asked where the API is and which source said so, for the log
 * @param tenants tells the tenant of a request
 * @param users tells the user of a request; null if no handler needs one
 * @param keyHeader the header that carries idempotency keys
 * @param problems words the answers
 */
record Settings(
        String secretKey,
        @Nullable String publicKey,
        @Nullable String baseUrl,
        String asked,
        CallerIdResolver tenants,
        @Nullable CallerIdResolver users,
        String keyHeader,
        Problems problems) {

    private static final String SECRET_KEY = "crovver.secretKey";
    private static final String PUBLIC_KEY = "crovver.publicKey";
    private static final String BASE_URL = "crovver.baseUrl";
    private static final String TENANT = "crovver.tenant";
    private static final String USER = "crovver.user";
    private static final String KEY = "crovver.key";
    private static final String UPGRADE_URL = "crovver.upgradeUrl";
    private static final String PROBLEM_BASE = "crovver.problemBase";
    private static final String CHALLENGE = "crovver.challenge";

    private static final Set<String> NAMES = new TreeSet<>(
            List.of(SECRET_KEY, PUBLIC_KEY, BASE_URL, TENANT, USER, KEY, UPGRADE_URL, PROBLEM_BASE, CHALLENGE));
    private static final String HEADER = "header:";

    /**
     * Reads and checks every setting.
     *
     * @throws IllegalArgumentException if a name is not known, or a value cannot be meant; the message names the setting,
     *     the value unless it is a key, and what is allowed
     */
    static Settings read(FilterConfig filter) {
        refuseUnknownNames(filter);
        SettingSource source = new SettingSource(filter);
        ClassLoader loader = filter.getServletContext().getClassLoader();
        String secretKey = source.read(SECRET_KEY);
        if (secretKey == null) {
            throw new IllegalArgumentException(SECRET_KEY + " is not set. Set the environment variable "
                    + "CROVVER_SECRET_KEY, or the system property, context-param or init-param " + SECRET_KEY
                    + ", to the secret key of your organization (sk_live_... or sk_test_...)");
        } else if (!secretKey.startsWith("sk_")) {
            throw new IllegalArgumentException(
                    SECRET_KEY + " is no secret key: those begin with sk_live_ or sk_test_ (the value is not shown)");
        }
        String tenant = source.read(TENANT);
        if (tenant == null) {
            throw new IllegalArgumentException(
                    TENANT + " is not set; it says where the tenant of a request is found: " + CallerIds.ALLOWED);
        }
        String user = source.read(USER);
        return new Settings(
                secretKey,
                source.read(PUBLIC_KEY),
                source.read(BASE_URL),
                source.describe(BASE_URL, "Crovver") + " with the key of " + source.describe(SECRET_KEY),
                resolver(TENANT, tenant, loader),
                user == null ? null : resolver(USER, user, loader),
                keyHeader(source.read(KEY, HEADER + "Idempotency-Key")),
                new Problems(
                        source.read(PROBLEM_BASE, Problems.DEFAULT_TYPE_BASE),
                        source.read(CHALLENGE, Problems.DEFAULT_CHALLENGE),
                        link(source.read(UPGRADE_URL), filter.getServletContext())));
    }

    private static CallerIdResolver resolver(String name, String value, ClassLoader loader) {
        try {
            return CallerIds.parse(value, loader);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " cannot be \"" + value + "\": " + e.getMessage(), e);
        }
    }

    private static String keyHeader(String value) {
        String name = value.startsWith(HEADER) ? value.substring(HEADER.length()) : "";
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException(
                    KEY + " cannot be \"" + value + "\": it must be header:NAME with the name of a header");
        }
        return name;
    }

    private static @Nullable String link(@Nullable String value, ServletContext context) {
        if (value == null) {
            return null;
        }
        boolean ownPath = value.startsWith("/")
                && !value.startsWith("//")
                && value.indexOf('\\') < 0
                && value.chars().noneMatch(Character::isISOControl);
        if (!ownPath && !isWebAddress(value)) {
            throw new IllegalArgumentException(UPGRADE_URL + " cannot be \"" + value
                    + "\": it must be an http(s) URL, or a path in the application with a single leading /");
        }
        return ownPath ? context.getContextPath() + value : value;
    }

    private static boolean isWebAddress(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void refuseUnknownNames(FilterConfig filter) {
        ServletContext context = filter.getServletContext();
        List<String> names = new ArrayList<>(Collections.list(filter.getInitParameterNames()));
        Collections.list(context.getInitParameterNames()).stream()
                .filter(Settings::isOurs)
                .forEach(names::add);
        System.getProperties().stringPropertyNames().stream()
                .filter(Settings::isOurs)
                .forEach(names::add);
        names.removeAll(NAMES);
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("Unknown settings " + new TreeSet<>(names) + "; known are " + NAMES);
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("crovver.");
    }
}
