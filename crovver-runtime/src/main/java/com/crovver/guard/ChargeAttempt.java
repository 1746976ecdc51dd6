package com.crovver.guard;

import com.crovver.guard.ActionRecord.State;
import com.crovver.guard.Charging.Outcome;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.LimitBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One try at charging for an action, by the request that holds it. Whatever happens, the action's record says afterwards
 * what is known: running, or open to be tried again with what has been taken so far, or finished.
 */
final class ChargeAttempt {

    /** How many refusals that Crovver remembers for one identity are skipped before the last of them counts. */
    private static final int MAX_SKIPPED_ROUNDS = 4;

    private final Entitlements entitlements;
    private final ActionRecords records;
    private final ChargeKeys keys;
    private final Deadline deadline;
    private final List<Requirement.Credits> taken = new ArrayList<>();
    private ActionRecord record;

    ChargeAttempt(
            Entitlements entitlements, ActionRecords records, ChargeKeys keys, ActionRecord record, Deadline deadline) {
        this.entitlements = entitlements;
        this.records = records;
        this.keys = keys;
        this.record = record;
        this.deadline = deadline;
    }

    Outcome make(List<Requirement.Credits> charges) {
        State left = State.OPEN;
        try {
            Outcome outcome = charges.size() > 1 ? refuseUnaffordable(charges) : null;
            for (int next = 0; outcome == null && next < charges.size(); next++) {
                outcome = charge(charges.get(next));
            }
            if (outcome == null) {
                record = record.started();
                left = State.RUNNING;
                return new Outcome.Paid(new Run(records, record, isNamed()));
            }
            left = isSpent(outcome) ? State.FINISHED : State.OPEN;
            return outcome;
        } finally {
            record = record.with(left);
            if (isNamed() || (left == State.OPEN && isToldToClient())) {
                records.save(record);
            }
        }
    }

    /** With several pools the common refusal must not take anything; the rare race is caught by the charge itself. */
    private @Nullable Outcome refuseUnaffordable(List<Requirement.Credits> charges) {
        Map<String, CreditBalance> balances;
        try {
            balances = entitlements.creditsBalance(keys.caller().tenant(), deadline);
        } catch (CrovverException e) {
            return new Outcome.Failed(charges.get(0), e, null);
        }
        for (Requirement.Credits credits : charges) {
            CreditBalance balance = balances.get(credits.pool());
            if (balance != null
                    && !record.charged().contains(credits.pool())
                    && balance.limitBehavior() != LimitBehavior.SOFT
                    && balance.total() < credits.amount()) {
                return creditsShort(credits, balance.total());
            }
        }
        return null;
    }

    /** Takes one charge; null if it is taken. */
    private @Nullable Outcome charge(Requirement.Credits credits) {
        if (record.charged().contains(credits.pool())) {
            return null;
        }
        ConsumeResult result;
        try {
            result = consume(credits);
        } catch (CrovverException e) {
            return failed(credits, e, e.mayHaveBeenCarriedOut());
        } catch (RuntimeException e) {
            record = record.withChargeLost(true);
            throw e;
        }
        return switch (result.outcome()) {
            case ALLOWED, WARNING -> accept(credits, result);
            case BLOCKED -> {
                record = record.inNextRound();
                yield creditsShort(credits, result.remaining());
            }
            case UNKNOWN ->
                failed(
                        credits,
                        new CrovverProtocolException("consume credits: result \"" + result.word() + "\" is not known"),
                        true);
        };
    }

    /** Asks again under the next identity while Crovver only repeats what it said about an earlier attempt. */
    private ConsumeResult consume(Requirement.Credits credits) {
        ConsumeResult result = send(credits);
        for (int skipped = 0;
                skipped < MAX_SKIPPED_ROUNDS
                        && result.outcome() == ConsumeResult.Outcome.BLOCKED
                        && result.alreadyProcessed();
                skipped++) {
            record = record.inNextRound();
            result = send(credits);
        }
        return result;
    }

    private ConsumeResult send(Requirement.Credits credits) {
        return entitlements.consumeCredits(
                keys.caller().tenant(),
                credits.pool(),
                credits.amount(),
                keys.charge(credits, record.round()),
                deadline);
    }

    /** A charge that Crovver has seen before is ours only if we know of an attempt whose answer may have been lost. */
    private @Nullable Outcome accept(Requirement.Credits credits, ConsumeResult result) {
        if (result.alreadyProcessed() && !result.mayBeEcho() && !record.chargeLost()) {
            return new Outcome.Refused(credits, new Refusal.ActionFinished());
        }
        record = record.withCharge(credits.pool());
        taken.add(credits);
        return null;
    }

    private Outcome failed(Requirement.Credits credits, CrovverException cause, boolean lost) {
        record = record.withChargeLost(record.chargeLost() || lost);
        return new Outcome.Failed(
                credits, cause, isToldToClient() ? keys.named().identity() : null);
    }

    private Outcome creditsShort(Requirement.Credits credits, long remaining) {
        return new Outcome.Refused(
                credits,
                new Refusal.CreditsShort(
                        credits,
                        remaining,
                        List.copyOf(taken),
                        isToldToClient() ? keys.named().identity() : null));
    }

    private boolean isNamed() {
        return keys.named().chosenByClient();
    }

    private boolean isToldToClient() {
        return record.chargeLost() || !record.charged().isEmpty();
    }

    private static boolean isSpent(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() instanceof Refusal.ActionFinished;
    }
}
