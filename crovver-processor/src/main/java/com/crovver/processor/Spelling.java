package com.crovver.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the key that was probably meant. */
final class Spelling {

    private Spelling() {}

    /** The candidate that takes the fewest slips to write as the given word; empty if even that takes too many. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3));
    }

    /**
     * Characters to insert, leave out, replace or swap with their neighbour, to make one word of the other (the optimal
     * string alignment distance). Case, and which of {@code - _ .} separates words, make no difference.
     */
    static int distance(String one, String other) {
        String from = plain(one);
        String to = plain(other);
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, i, j, from, to);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int fewest(int[][] slips, int i, int j, String from, String to) {
        int replaced = slips[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }
}
