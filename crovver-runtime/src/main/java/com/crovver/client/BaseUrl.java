package com.crovver.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the API is: https anywhere, or http on this machine. */
final class BaseUrl {

    static final String DEFAULT = "https://app.crovver.com";

    /** Slashes with more behind them, or a segment of one or two dots. */
    private static final Pattern NOT_PLAIN = Pattern.compile("//+[^/]|/\\.{1,2}(/|$)");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private BaseUrl() {}

    /**
     * The URL without trailing slashes.
     *
     * @throws IllegalArgumentException if keys must not be sent there, or if it is no base for the API's paths
     */
    static String checked(String setting, String baseUrl) {
        URI uri;
        try {
            uri = new URI(baseUrl);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(setting + " is not a URL: " + e.getReason(), e);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(setting + " must not hold a user or a password");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    setting + " must have a host and neither query nor fragment, was " + baseUrl);
        }
        if (NOT_PLAIN.matcher(uri.getRawPath()).find()) {
            // Resolved against such a path, a call's own would name another host.
            throw new IllegalArgumentException(
                    setting + " must have a path without doubled slashes and dot segments, was " + baseUrl);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean loopback =
                LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw new IllegalArgumentException(
                    setting + " must be https, or http on a loopback address, was " + baseUrl);
        }
        int end = baseUrl.length();
        while (baseUrl.charAt(end - 1) == '/') {
            end--;
        }
        return baseUrl.substring(0, end);
    }
}
