package com.crovver.processor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.util.Elements;

/** Decides which handlers get a guard, and says what keeps the others from it. */
final class GuardValidator {

    private final Diagnostics diagnostics;
    private final List<Rule> rules;

    GuardValidator(Diagnostics diagnostics, Elements elements, Catalogue catalogue) {
        this.diagnostics = diagnostics;
        this.rules = List.of(
                new SpellingRule(diagnostics, catalogue),
                new ChargeRule(diagnostics),
                new CostRule(diagnostics, elements),
                new PlacementRule(diagnostics),
                new CombinationRule(diagnostics),
                new OpennessRule(diagnostics));
    }

    /** One aspect of what can be wrong. */
    interface Rule {
        /** Reports what is wrong with a type. */
        void check(HandlerModel model);
    }

    /**
     * Checks types.
     *
     * @return those in which nothing is wrong, warnings aside
     */
    List<HandlerModel> check(Stream<HandlerModel> models) {
        // Supertypes first, so that a mistake is told where it was made and not where it was inherited.
        return models.sorted(Comparator.comparingInt(HandlerModel::depth).thenComparing(HandlerModel::binaryName))
                .filter(this::isFaultless)
                .toList();
    }

    private boolean isFaultless(HandlerModel model) {
        int before = diagnostics.errors();
        rules.forEach(rule -> rule.check(model));
        return diagnostics.errors() == before;
    }
}
