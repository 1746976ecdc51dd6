package com.crovver.guard;

import com.crovver.model.CreditBalance;
import java.util.HashMap;
import java.util.Map;

/** How many credits does the tenant's plan grant per period, by pool? Pools without a limit are left out. */
final class PoolLimitsQuestion extends Question<Map<String, Long>> {

    static final PoolLimitsQuestion INSTANCE = new PoolLimitsQuestion();

    private PoolLimitsQuestion() {
        super("", null);
    }

    @Override
    Answer<Map<String, Long>> ask(Inquiry inquiry) {
        return Catalogue.ask(() -> limits(inquiry), Map.of(), inquiry.keeping().grants(), inquiry);
    }

    private static Map<String, Long> limits(Inquiry inquiry) {
        Map<String, Long> limits = new HashMap<>();
        for (CreditBalance balance : inquiry.crovver()
                .creditsBalance(inquiry.tenant(), inquiry.deadline())
                .values()) {
            if (balance.limit() != null) {
                limits.put(balance.poolKey(), balance.limit());
            }
        }
        return Map.copyOf(limits);
    }
}
