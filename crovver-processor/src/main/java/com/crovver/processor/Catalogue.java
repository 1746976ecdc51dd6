package com.crovver.processor;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The keys that the plans at Crovver have, as a file of the user's says: {@code {"features": [...], "pools": [...],
 * "products": [...]}}. A member that is left out is not checked.
 */
final class Catalogue {

    /** Knows nothing, and so has nothing against any key. */
    static final Catalogue NONE = new Catalogue("", Map.of());

    private static final Set<String> MEMBERS = Set.of("features", "pools", "products");

    private final String file;
    private final Map<String, Set<String>> keys;

    private Catalogue(String file, Map<String, Set<String>> keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no catalogue; the message says why
     */
    static Catalogue read(String file) throws IOException {
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(Path.of(file)));
        for (Map.Entry<String, Object> member : json.entrySet()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new IOException("it has a member \"" + member.getKey() + "\"");
            } else if (!(member.getValue() instanceof List<?> list)
                    || !list.stream().allMatch(String.class::isInstance)) {
                throw new IOException("\"" + member.getKey() + "\" is no list of strings");
            }
        }
        return new Catalogue(
                file, json.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Catalogue::sorted)));
    }

    private static Set<String> sorted(Map.Entry<String, Object> member) {
        return ((Collection<?>) member.getValue())
                .stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));
    }

    String file() {
        return file;
    }

    /**
     * What to write in place of a key that the catalogue does not have.
     *
     * @param member {@code features}, {@code pools} or {@code products}
     * @return a question or a list, as a sentence for people; empty if the key is in the catalogue, or the catalogue has no such member
     */
    Optional<String> remedy(String member, String key) {
        Set<String> known = keys.get(member);
        if (known == null || known.contains(key)) {
            return Optional.empty();
        }
        return Optional.of(Spelling.nearest(key, known)
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElse(known.isEmpty() ? "it has none." : "it has " + String.join(", ", known) + "."));
    }
}
