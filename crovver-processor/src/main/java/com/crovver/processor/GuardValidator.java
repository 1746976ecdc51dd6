package com.crovver.processor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Decides which handlers get a guard, and says what keeps the others from it. */
final class GuardValidator {

    private final Diagnostics diagnostics;
    private final List<Rule> rules;

    GuardValidator(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.rules = List.of(
                new SpellingRule(diagnostics), new PlacementRule(diagnostics), new CombinationRule(diagnostics));
    }

    /** One aspect of what can be wrong. */
    interface Rule {
        /** Reports what is wrong with a type. */
        void check(HandlerModel model);
    }

    /**
     * Checks types.
     *
     * @return those in which nothing is wrong
     */
    List<HandlerModel> check(Stream<HandlerModel> models) {
        // Supertypes first, so that a mistake is told where it was made and not where it was inherited.
        return models.sorted(Comparator.comparingInt(HandlerModel::depth).thenComparing(HandlerModel::binaryName))
                .filter(this::isFaultless)
                .toList();
    }

    private boolean isFaultless(HandlerModel model) {
        int before = diagnostics.faults();
        rules.forEach(rule -> rule.check(model));
        return diagnostics.faults() == before;
    }
}
