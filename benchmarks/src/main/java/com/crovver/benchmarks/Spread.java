package com.crovver.benchmarks;

import java.util.List;
import java.util.Locale;

/** What several turns of one measurement came to. */
record Spread(double median, double least, double most) {

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", median, least, most);
    }
}
