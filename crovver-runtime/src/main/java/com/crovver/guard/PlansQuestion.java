package com.crovver.guard;

import com.crovver.model.Plan;
import java.util.List;

/** Which plans are on sale? The answer is the same for all tenants. */
final class PlansQuestion extends Question<List<Plan>> {

    static final PlansQuestion INSTANCE = new PlansQuestion();

    private PlansQuestion() {
        super("", null);
    }

    @Override
    Answer<List<Plan>> ask(Inquiry inquiry) {
        return Catalogue.ask(() -> inquiry.crovver().plans(inquiry.deadline()), List.of(), Keeping.OFFERS, inquiry);
    }
}
