package com.crovver.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step of a shape leads to.
 *
 * <p>{@code runs} means: for those entitled the guarded code runs once, is charged one credit and answers 200; others are
 * refused. {@code runs=2/1} says how often it runs and what that costs. Anything else is the status that everybody gets
 * without any guard being asked, unless {@code asked} says that one is, though nothing runs. Statuses that differ follow as
 * {@code 405}, {@code refused=200} and {@code anon=200}; alternatives are joined by {@code /}.
 *
 * @param runs how often guarded code runs for those entitled
 * @param charge what it costs them, in credits of all pools
 * @param entitled the statuses that those entitled may get
 * @param refused the statuses for those whose plan lacks the feature or whose credits are used up; empty if they depend on why
 * @param anonymous the statuses for those who have not signed in
 * @param asked whether Crovver may be asked
 */
record Outcome(int runs, int charge, Set<String> entitled, Set<String> refused, Set<String> anonymous, boolean asked) {

    private static final Pattern RUNS = Pattern.compile("runs(?:=(\\d+)/(\\d+))?");
    private static final Set<String> UNPAID = Set.of("402", "403");
    static final Set<String> KEY_ANSWERS = Set.of("409", "422");

    static Outcome parse(String text) {
        if (text.strip().equals(Shape.RESTART)) {
            return new Outcome(0, 0, Set.of(), Set.of(), Set.of(), false);
        }
        int runs = 0;
        int charge = 0;
        boolean asked = false;
        Set<String> entitled = null;
        Set<String> refused = null;
        Set<String> anonymous = null;
        for (String word : text.strip().split(" +", -1)) {
            Matcher counts = RUNS.matcher(word);
            if (counts.matches()) {
                runs = counts.group(1) == null ? 1 : Integer.parseInt(counts.group(1));
                charge = counts.group(2) == null ? 1 : Integer.parseInt(counts.group(2));
            } else if (word.equals("asked")) {
                asked = true;
            } else if (word.startsWith("refused=")) {
                refused = alternatives(word.substring("refused=".length()));
            } else if (word.startsWith("anon=")) {
                anonymous = alternatives(word.substring("anon=".length()));
            } else {
                entitled = alternatives(word);
            }
        }
        asked = asked || runs > 0;
        if (runs > 0 || (entitled != null && KEY_ANSWERS.containsAll(entitled))) {
            entitled = entitled == null ? Set.of("200") : entitled;
            anonymous = anonymous != null ? anonymous : refused != null ? refused : Set.of("401");
            refused = refused == null ? UNPAID : refused;
        }
        if (entitled == null) {
            throw new IllegalArgumentException("\"" + text + "\" says neither runs nor a status");
        }
        refused = refused == null ? entitled : refused;
        return new Outcome(runs, charge, entitled, refused, anonymous == null ? refused : anonymous, asked);
    }

    private static Set<String> alternatives(String word) {
        List<String> statuses = Arrays.asList(word.split("/", -1));
        if (!statuses.stream().allMatch(it -> it.matches("\\d{3}(\\+\\d{3})*|closed|bare"))) {
            throw new IllegalArgumentException("\"" + word + "\" is no status, nor \"closed\" or \"bare\"");
        }
        return Set.copyOf(statuses);
    }

    /** Whether the guarded code is reached. */
    boolean reaches() {
        return runs > 0;
    }

    /** What a caller may be answered. */
    Set<String> statuses(Attacker attacker) {
        return switch (attacker) {
            case ENTITLED -> entitled;
            case REFUSED, BROKE -> refused;
            case ANONYMOUS -> anonymous;
        };
    }
}
