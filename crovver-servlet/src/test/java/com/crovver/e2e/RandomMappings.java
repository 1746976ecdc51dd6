package com.crovver.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Mappings of servlets, and paths that lie near them, drawn from a seed. */
final class RandomMappings {

    private static final List<String> NAMES = List.of("a", "b", "safe", "open", "a.b", "x-y", "é", "A");
    private static final List<String> EXTENSIONS = List.of("do", "action", "safe", "a.b");
    /** What attackers put into paths, between and around segments. */
    private static final List<String> SEPARATORS = List.of(
            "/", "/", "/", "/", "//", "/./", "/x/../", "/;/", "/;x=1/", "/..;/", "/.;/", "/%2e/", "/%2f", "\\", "/%5c",
            "///", "/../");

    private static final List<String> ENDS = List.of(
            "",
            "",
            "",
            "",
            "/",
            "//",
            "/.",
            "/..",
            ";",
            ";x=1",
            ";jsessionid=x",
            ";a/b",
            "%20",
            "%00",
            "%0a",
            "%3b",
            "?",
            "?x=/open",
            "#",
            ".",
            ".do",
            ".safe",
            "/x.do",
            "/x",
            "/../open",
            "/..;/open",
            "%",
            "%2",
            "%zz",
            "+",
            "%c0%ae",
            "%e2%80%ae");

    private final Random random;
    private final Map<String, String> patterns = new LinkedHashMap<>();

    RandomMappings(long seed) {
        random = new Random(seed);
        int count = 4 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            // Every pattern once; half of them, and at least the first, belong to guarded servlets.
            patterns.putIfAbsent(pattern(), (i == 0 || random.nextBoolean() ? "guarded-" : "unguarded-") + i);
        }
    }

    /** The name of a servlet for each pattern; it begins with {@code guarded} or {@code unguarded}. */
    Map<String, String> patterns() {
        return patterns;
    }

    private String pattern() {
        return switch (random.nextInt(8)) {
            case 0 -> "*." + pick(EXTENSIONS);
            case 1 -> random.nextBoolean() ? "/" : "/*";
            case 2, 3, 4 -> "/" + segments() + "/*";
            default -> "/" + segments() + (random.nextInt(4) == 0 ? "." + pick(EXTENSIONS) : "");
        };
    }

    private String segments() {
        List<String> segments = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            segments.add(pick(NAMES));
        }
        return String.join("/", segments);
    }

    /** A target: one of the patterns' paths, or a mixture, with some tricks. */
    String target() {
        String pattern = pick(List.copyOf(patterns.keySet()));
        String path = pattern.startsWith("*") ? "/" + segments() + pattern.substring(1) : pattern;
        if (path.endsWith("/*")) {
            path = path.substring(0, path.length() - 2) + (random.nextBoolean() ? "/" + segments() : "");
        }
        StringBuilder target = new StringBuilder();
        for (String segment : path.substring(Math.min(1, path.length())).split("/", -1)) {
            target.append(random.nextInt(3) == 0 ? pick(SEPARATORS) : "/").append(tricked(segment));
        }
        return target + (random.nextBoolean() ? pick(ENDS) : "");
    }

    private String tricked(String segment) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            int trick = random.nextInt(16);
            if (c > 0x7f) {
                text.append("%C3%A9");
            } else if (trick == 0) {
                text.append(String.format("%%%02x", (int) c));
            } else if (trick == 1) {
                text.append(String.format("%%25%02x", (int) c));
            } else if (trick == 2) {
                text.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
            } else {
                text.append(c);
            }
        }
        if (random.nextInt(8) == 0) {
            text.append(pick(List.of(";", ";x", ";x=%2e%2e", ";/", "%3b")));
        }
        return text.toString();
    }

    /** A method, mostly one that the servlets implement. */
    String method() {
        return pick(List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "get", "FOO"));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
