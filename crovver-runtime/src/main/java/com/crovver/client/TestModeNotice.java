package com.crovver.client;

import com.crovver.model.Plan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns, once, when keys and plans are not of one kind: either makes a checkout use test credentials. */
final class TestModeNotice {

    private final Logger logger;
    private final ApiKeys keys;
    private final AtomicBoolean given = new AtomicBoolean();

    TestModeNotice(Logger logger, ApiKeys keys) {
        this.logger = logger;
        this.keys = keys;
    }

    List<Plan> checked(List<Plan> plans) {
        keys.forTests().ifPresent(test -> {
            boolean mixed = plans.stream().anyMatch(plan -> plan.testMode() != test);
            if (mixed && given.compareAndSet(false, true)) {
                logger.log(
                        Level.WARNING,
                        test
                                ? "a test key meets live plans: their checkouts take no real money with it"
                                : "a live key meets test plans: their checkouts take no real money");
            }
        });
        return plans;
    }
}
