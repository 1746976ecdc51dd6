package com.crovver.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the representation that a client likes best, as RFC 9110, 12.5.1 weighs media ranges: the most specific range that
 * fits counts. What cannot be read is passed over. Who accepts none is served the first: an answer is better than none.
 */
final class AcceptHeader {

    private static final String WEIGHT = "0(\\.[0-9]{0,3})?|1(\\.0{0,3})?";

    private AcceptHeader() {}

    /** The representation to send; {@code values} are all values of the header, in order. */
    static Representation preferred(List<String> values) {
        List<Range> ranges = new ArrayList<>();
        for (String value : values) {
            for (String text : split(value, ',')) {
                Range range = Range.parse(text);
                if (range != null) {
                    ranges.add(range);
                }
            }
        }
        Representation best = Representation.PROBLEM_JSON;
        for (Representation candidate : Representation.values()) {
            if (weight(candidate, ranges) > weight(best, ranges)) {
                best = candidate;
            }
        }
        return best;
    }

    private static double weight(Representation representation, List<Range> ranges) {
        int closest = 0;
        double weight = 0;
        for (Range range : ranges) {
            int fit = range.fit(representation);
            if (fit > closest) {
                closest = fit;
                weight = range.weight();
            } else if (fit == closest && fit > 0) {
                weight = Math.max(weight, range.weight());
            }
        }
        return weight;
    }

    /** Media types with a weight; parameters other than that tell none of ours apart. */
    private record Range(String type, String subtype, double weight) {

        static @Nullable Range parse(String text) {
            List<String> parts = split(text.toLowerCase(Locale.ROOT), ';');
            String[] names = parts.get(0).strip().split("/", -1);
            double weight = 1;
            for (String parameter : parts.subList(1, parts.size())) {
                String[] pair = parameter.strip().split("=", 2);
                if (pair[0].strip().equals("q")) {
                    String value = pair.length == 2 ? pair[1].strip() : "";
                    if (!value.matches(WEIGHT)) {
                        return null;
                    }
                    weight = Double.parseDouble(value);
                }
            }
            return names.length == 2 ? new Range(names[0], names[1], weight) : null;
        }

        /** 0 if it does not fit, and more the more closely it does. */
        int fit(Representation representation) {
            if (type.equals("*")) {
                return subtype.equals("*") ? 1 : 0;
            } else if (!type.equals(representation.type())) {
                return 0;
            } else if (subtype.equals("*")) {
                return 2;
            }
            return subtype.equals(representation.subtype()) ? 3 : 0;
        }
    }

    /** The parts between separators, those within quotes left alone. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
