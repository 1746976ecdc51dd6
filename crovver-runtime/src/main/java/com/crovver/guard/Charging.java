package com.crovver.guard;

import com.crovver.guard.ActionRecords.Claim;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the credits of one action, at most once, whoever sends it how often. */
final class Charging {

    /** Longer than any handler should take, since after it a repeated key may run the handler beside the first run. */
    static final Duration LEASE = Duration.ofMinutes(15);

    private final ChargeContext context;

    Charging(ChargeContext context) {
        this.context = context;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** The credits are taken and the handler may run. */
        record Paid(Run run) implements Outcome {}

        /** The handler must not run. */
        record Refused(Requirement.Credits unmet, Refusal reason) implements Outcome {}

        /** The handler must not run: the tenant has no live subscription. */
        record NoSubscription(Requirement.Credits unmet) implements Outcome {}

        /** Crovver gave no usable answer; with an identity if it may have taken credits all the same. */
        record Failed(
                Requirement.Credits unchecked,
                CrovverException cause,
                @Nullable String identity) implements Outcome {

            /** What was to be known of the action could not be read or written. */
            static Failed of(Requirement.Credits unchecked, ChargeStoreException cause, @Nullable String identity) {
                return new Failed(
                        unchecked,
                        new CrovverTransportException(String.valueOf(cause.getMessage()), 0, false, cause),
                        identity);
            }
        }
    }

    Outcome charge(
            Operation operation, List<Requirement.Credits> charges, Caller caller, Action action, Deadline deadline) {
        if (operation.mayOwe() && context.debts() == null) {
            throw new IllegalStateException(
                    operation.name() + " charges on success, or lets pass what could not be charged,"
                            + " but nothing keeps what is owed: give the engine a ChargeStore");
        }
        ChargeKeys keys = new ChargeKeys(caller, operation, action);
        if (!action.chosenByClient()) {
            // Nobody else knows this identity yet, so there is nothing to claim.
            ActionRecord fresh = ActionRecord.first(caller.tenant(), keys.action(), keys.fingerprint(), Instant.MAX);
            return attempt(keys, charges, fresh, deadline);
        }
        Requirement.Credits first = charges.get(0);
        Claim claim;
        try {
            claim = context.records().claim(caller.tenant(), keys.action(), keys.fingerprint(), LEASE);
        } catch (ChargeStoreException e) {
            return Outcome.Failed.of(first, e, null);
        }
        return claim.fold(
                held -> attempt(keys, charges, held.record(), deadline),
                running -> new Outcome.Refused(first, new Refusal.ActionRunning()),
                finished -> new Outcome.Refused(first, new Refusal.ActionFinished(finished.answer())),
                differs -> new Outcome.Refused(first, new Refusal.ActionDiffers()));
    }

    private Outcome attempt(
            ChargeKeys keys, List<Requirement.Credits> charges, ActionRecord record, Deadline deadline) {
        return new ChargeAttempt(context, keys, charges, record, deadline).make();
    }
}
