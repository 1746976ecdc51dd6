package com.crovver.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the shapes' file.
 *
 * @param family what kind of trick it is
 * @param request what is sent: steps, joined by {@code >>}
 * @param outcomes what that leads to: by default, and then under conditions
 * @param why who stumbled over it, or which rule makes it so
 */
record Shape(String family, String request, List<Conditional> outcomes, String why) {

    static final String RESTART = "restart";
    private static final String ONLY_HTTP2 = "h2 ";
    private static final Pattern STEP = Pattern.compile("(?:@(\\S+) )?(?:(\\d+)x )?(.*)");
    /** Names a version or a whole URL, is raw, or has a header that HTTP/2 says otherwise. */
    private static final Pattern HTTP1 = Pattern.compile("raw .*|(?!\\S* [/*][^ \\\\]*(\\\\n|\\\\x|$)).*"
            + "|.*\\\\n-?(?i:transfer-encoding|upgrade|connection|expect|host|content-length|te)\\b.*");

    /** An outcome, and the names of what it holds for; none means all. */
    record Conditional(Set<String> conditions, List<Outcome> steps) {}

    /** One request, or with {@code times} that many at once, of one of the caller's sessions. */
    record Step(String session, int times, String request) {

        boolean isRestart() {
            return request.equals(RESTART);
        }
    }

    static Shape parse(String line) {
        String[] columns = line.split(" +\\| +", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException("must be family | request | outcome | why: " + line);
        }
        List<Conditional> outcomes = new ArrayList<>();
        for (String outcome : columns[2].split(";", -1)) {
            int colon = outcome.indexOf(':');
            Set<String> conditions = colon < 0
                    ? Set.of()
                    : Set.of(outcome.substring(0, colon).strip().split(" +", -1));
            List<Outcome> steps = new ArrayList<>();
            for (String step : outcome.substring(colon + 1).split(">>", -1)) {
                steps.add(Outcome.parse(step));
            }
            outcomes.add(new Conditional(conditions, steps));
        }
        return new Shape(columns[0].strip(), columns[1].strip(), outcomes, columns[3].strip());
    }

    List<Step> steps() {
        String text = request.startsWith(ONLY_HTTP2) ? request.substring(ONLY_HTTP2.length()) : request;
        List<Step> steps = new ArrayList<>();
        for (String step : text.split(" +>> +", -1)) {
            Matcher parts = STEP.matcher(step);
            if (!parts.matches()) {
                throw new IllegalArgumentException(step);
            }
            steps.add(new Step(
                    parts.group(1) == null ? "" : parts.group(1),
                    parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2)),
                    parts.group(3)));
        }
        return steps;
    }

    /** What the steps lead to where these names hold; of several that fit, the last line counts. */
    List<Outcome> outcomes(Set<String> names) {
        List<Outcome> fitting = null;
        for (Conditional outcome : outcomes) {
            if (names.containsAll(outcome.conditions())) {
                fitting = outcome.steps();
            }
        }
        if (fitting == null) {
            throw new IllegalArgumentException("no outcome of \"" + request + "\" is said for " + names);
        }
        return fitting;
    }

    boolean reaches(Set<String> names) {
        return outcomes(names).stream().anyMatch(Outcome::reaches);
    }

    boolean restarts() {
        return steps().stream().anyMatch(Step::isRestart);
    }

    boolean isForHttp1() {
        return !request.startsWith(ONLY_HTTP2);
    }

    boolean isForHttp2() {
        return request.startsWith(ONLY_HTTP2)
                || (!restarts()
                        && steps().stream()
                                .noneMatch(step -> HTTP1.matcher(step.request()).matches()));
    }

    @Override
    public String toString() {
        return family + ": " + request;
    }
}
