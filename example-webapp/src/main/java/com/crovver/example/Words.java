package com.crovver.example;

import com.crovver.guard.Requirement;
import java.util.Locale;

/** Says keys and requirements to people. */
final class Words {

    private static final int LONGEST_ABBREVIATION = 3;

    private Words() {}

    /** A key with spaces and a capital: {@code ai_generations} are AI generations. */
    static String of(String key) {
        String[] words = key.split("_", 2);
        String first = words[0].length() <= LONGEST_ABBREVIATION
                ? words[0].toUpperCase(Locale.ROOT)
                : key.substring(0, 1).toUpperCase(Locale.ROOT) + words[0].substring(Math.min(1, words[0].length()));
        return words.length == 1 ? first : first + " " + words[1].replace('_', ' ');
    }

    /** What is required, as the guard says it. */
    static String of(Requirement requirement) {
        return requirement.fold(
                subscription -> "A live subscription",
                feature -> of(feature.key()),
                seat -> "A seat",
                credits -> credits.amount() + " " + counted(of(credits.pool()), credits.amount()));
    }

    private static String counted(String plural, long number) {
        return number == 1 && plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
