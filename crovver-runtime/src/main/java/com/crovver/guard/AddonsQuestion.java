package com.crovver.guard;

import com.crovver.model.Addon;
import java.util.List;

/** Which packs of credits can the tenant buy? */
final class AddonsQuestion extends Question<List<Addon>> {

    static final AddonsQuestion INSTANCE = new AddonsQuestion();

    private AddonsQuestion() {
        super("", null);
    }

    @Override
    Answer<List<Addon>> ask(Inquiry inquiry) {
        return Catalogue.ask(
                () -> inquiry.crovver().availableAddons(inquiry.tenant(), inquiry.deadline()),
                List.of(),
                Keeping.OFFERS,
                inquiry);
    }
}
