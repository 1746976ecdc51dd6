package com.crovver.guard;

import com.crovver.annotation.Charge;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Charging.Outcome;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One try at charging for an action, by the request that holds it. Whatever happens, the action's record says afterwards
 * what is known: running, or open to be tried again with what has been taken so far, or finished.
 */
final class ChargeAttempt {

    private static final Logger LOG = System.getLogger(ChargeAttempt.class.getName());

    /** How many refusals that Crovver remembers for one identity are skipped before the last of them counts. */
    private static final int MAX_SKIPPED_ROUNDS = 4;

    private final ChargeContext context;
    private final ChargeKeys keys;
    private final List<Requirement.Credits> all;
    /** What is taken before the run: first what only Crovver can allow, so that nothing is owed for what it refuses. */
    private final List<Requirement.Credits> charges;

    private final Deadline deadline;
    private final @Nullable Promises promises;
    private final List<Charged> charged = new ArrayList<>();
    private Map<String, CreditBalance> balances = Map.of();
    private @Nullable CrovverException away;
    private ActionRecord record;
    private boolean unwritten;

    ChargeAttempt(
            ChargeContext context,
            ChargeKeys keys,
            List<Requirement.Credits> all,
            ActionRecord record,
            Deadline deadline) {
        this.context = context;
        this.keys = keys;
        this.all = all;
        this.charges = all.stream()
                .filter(credits -> credits.charge() == Charge.BEFORE)
                .sorted(Comparator.comparing(credits -> credits.outage() == OutagePolicy.ALLOW))
                .toList();
        this.record = record;
        this.deadline = deadline;
        this.promises = context.debts() == null ? null : new Promises(context.debts(), keys, context.clock());
    }

    Outcome make() {
        Outcome outcome = null;
        try {
            outcome = promise();
            if (outcome == null && !charges.isEmpty()) {
                outcome = lookAhead();
            }
            for (int next = 0; outcome == null && next < charges.size(); next++) {
                outcome = charge(charges.get(next));
            }
            if (outcome == null) {
                outcome = start();
            }
            return outcome;
        } catch (ChargeStoreException e) {
            boolean told = unwritten || isToldToClient();
            outcome = Outcome.Failed.of(
                    charges.isEmpty() ? all.get(0) : next(),
                    e,
                    told ? keys.named().identity() : null);
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Paid)) {
                ActionRecord left = promises == null ? record : promises.takenBack(record);
                if (!unwritten) {
                    leave(isSpent(outcome) ? left.finished(null) : left.open());
                }
            }
        }
    }

    /** Has earlier debts paid, and makes sure that what is charged on success will be. */
    private @Nullable Outcome promise() {
        if (promises == null) {
            return null;
        }
        Promises owing = promises;
        Outcome outcome = null;
        for (Requirement.Credits credits : all) {
            boolean paid = record.charged().contains(credits.pool());
            if (outcome == null && !paid && owing.inArrears(credits)) {
                outcome = look(credits, () -> owing.settleArrears(credits, deadline), false);
            }
            if (paid && credits.charge() == Charge.ON_SUCCESS) {
                owing.paidBefore(credits);
            } else if (outcome == null && credits.charge() == Charge.ON_SUCCESS) {
                outcome = look(credits, () -> owing.reserve(credits, deadline), true);
            }
        }
        return outcome;
    }

    /** Looks at a pool without charging it. */
    private @Nullable Outcome look(Requirement.Credits credits, Supplier<Funds> look, boolean mayBeReservedUnseen) {
        Funds funds;
        try {
            funds = context.cashier().unlessShort(keys, credits, deadline, look);
        } catch (CrovverException e) {
            boolean reserved = mayBeReservedUnseen && promises != null && promises.reserveUnseen(credits, e);
            return reserved ? null : failed(credits, e, false);
        }
        if (funds instanceof Funds.TooFew tooFew) {
            return creditsShort(credits, tooFew.left());
        }
        return funds instanceof Funds.NoSubscription ? new Outcome.NoSubscription(credits) : null;
    }

    private Outcome start() {
        List<Debt> owed = promises == null ? List.of() : promises.owedAtStart();
        // Until the store answers, the start may have been written, and is not to be written over.
        unwritten = true;
        Optional<ActionRecord> started = write(record.started(), owed);
        unwritten = false;
        if (started.isEmpty()) {
            // Whoever took the action over while this request slept runs it instead.
            return new Outcome.Refused(all.get(0), new Refusal.ActionRunning());
        }
        if (promises != null) {
            promises.written();
        }
        Bill bill = promises == null ? EmptyBill.INSTANCE : promises.bill();
        return new Outcome.Paid(new Run(context.records(), started.get(), keys.named(), charged, bill));
    }

    /**
     * Writes down what has been taken while more is to be taken: whoever takes the action over, should this process die, then
     * knows which charge may have been made unnoticed.
     */
    private @Nullable Outcome keep(Requirement.Credits taken) {
        unwritten = true;
        Optional<ActionRecord> kept = context.records().save(record);
        unwritten = false;
        if (kept.isEmpty()) {
            return new Outcome.Refused(taken, new Refusal.ActionRunning());
        }
        record = kept.get();
        return null;
    }

    /**
     * Writes the start, with what is owed from then on; empty if the action has been taken over. Where something is owed, even an
     * action that nobody can name is written: its record keeps the debts from being written once the run has been refused.
     */
    private Optional<ActionRecord> write(ActionRecord started, List<Debt> owed) {
        ActionRecord otherwise = (promises == null ? record : promises.without(record)).open();
        if (promises == null || owed.isEmpty()) {
            return isNamed() ? context.records().save(started, otherwise) : Optional.of(started);
        }
        return promises.store().save(isNamed() ? started : started.finished(null), owed, otherwise);
    }

    private void leave(ActionRecord left) {
        if (isNamed() || (left.state() == ActionRecord.State.OPEN && isToldToClient())) {
            try {
                context.records().save(left);
            } catch (ChargeStoreException e) {
                // The outcome stands; the record opens again by itself, at the latest when its lease ends.
                LOG.log(Level.WARNING, "What became of a charge could not be recorded: {0}", e.getMessage());
            }
        }
    }

    /**
     * Reads the balances where they matter: with several pools the common refusal must not take anything, the rare race being
     * caught by the charge itself; and in doubt they tell an echo of our own charge from a key that was spent before.
     */
    private @Nullable Outcome lookAhead() {
        boolean unknownKey = isNamed() && record.runs() == 0 && !record.chargeLost();
        if (charges.size() == 1 && !(unknownKey && context.doubt().prevails())) {
            return null;
        }
        try {
            balances = context.entitlements().creditsBalance(keys.caller().tenant(), deadline);
        } catch (CrovverException e) {
            if (promises != null && charges.stream().allMatch(credits -> Promises.lets(credits, e))) {
                // Without the balance a key that was spent long ago could not be told from an echo: no charge is sent.
                away = e;
                return null;
            }
            return new Outcome.Failed(next(), e, isToldToClient() ? keys.named().identity() : null);
        }
        return charges.size() == 1 ? null : refuseUnaffordable();
    }

    private @Nullable Outcome refuseUnaffordable() {
        for (Requirement.Credits credits : charges) {
            CreditBalance balance = balances.get(credits.pool());
            boolean mayBeTaken =
                    record.charged().contains(credits.pool()) || (record.chargeLost() && credits.equals(next()));
            if (balance != null && !mayBeTaken && !balance.covers(credits.amount())) {
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
        if (away != null) {
            return unanswered(credits, away, false);
        }
        Funds funds;
        try {
            funds = record.chargeLost()
                    ? consume(credits)
                    : context.cashier().unlessShort(keys, credits, deadline, () -> consume(credits));
            context.doubt().answered();
        } catch (CrovverException e) {
            return unanswered(credits, e, e.mayHaveBeenCarriedOut());
        } catch (RuntimeException | Error e) {
            noteLoss(credits);
            throw e;
        }
        return funds instanceof Funds.Taken taken
                ? accept(credits, taken.result())
                : creditsShort(credits, ((Funds.TooFew) funds).left());
    }

    /** Asks again under the next identity while Crovver only repeats what it said about an earlier attempt. */
    private Funds consume(Requirement.Credits credits) {
        for (int skipped = 0; ; skipped++) {
            ConsumeResult result = context.cashier().take(keys, credits, record.round(), deadline);
            if (result.taken()) {
                return new Funds.Taken(result);
            } else if (result.outcome() == ConsumeResult.Outcome.UNKNOWN) {
                throw new CrovverProtocolException("consume credits: result \"" + result.word() + "\" is not known");
            }
            record = record.inNextRound();
            if (!result.alreadyProcessed() || skipped == MAX_SKIPPED_ROUNDS) {
                return new Funds.TooFew(result.remaining());
            }
        }
    }

    private @Nullable Outcome accept(Requirement.Credits credits, ConsumeResult result) {
        if (result.alreadyProcessed() && !isEcho(credits, result)) {
            return new Outcome.Refused(credits, new Refusal.ActionFinished(null));
        }
        record = record.withCharge(credits.pool());
        charged.add(new Charged(
                credits,
                result.alreadyProcessed() ? null : Long.valueOf(result.remaining()),
                result.outcome() == ConsumeResult.Outcome.WARNING));
        boolean more = charges.stream().anyMatch(it -> !record.charged().contains(it.pool()));
        return more && isNamed() ? keep(credits) : null;
    }

    /**
     * Whether a charge that Crovver has seen before is ours: only if an answer of ours may have been lost, and what it left
     * is no more than what there was before, less the charge. A key that was spent earlier left more, unless credits were
     * bought since.
     */
    private boolean isEcho(Requirement.Credits credits, ConsumeResult result) {
        if (!result.mayBeEcho() && !record.chargeLost()) {
            return false;
        }
        Long before = before(credits);
        return before == null || result.remaining() <= before - credits.amount();
    }

    /** There is no usable answer: the charge is owed if the guard says so, as is all that follows; else it is not made. */
    private @Nullable Outcome unanswered(Requirement.Credits credits, CrovverException cause, boolean lost) {
        boolean sent = lost || record.chargeLost();
        try {
            if (promises == null || !promises.oweInstead(credits, cause, sent, before(credits), record)) {
                return failed(credits, cause, lost);
            }
        } catch (ChargeStoreException e) {
            if (lost) {
                noteLoss(credits);
            }
            throw e;
        }
        if (lost) {
            context.doubt().lost();
        }
        record = record.withCharge(credits.pool());
        // Nothing more is sent: should this be taken back, the record can tell of one lost charge, the next one.
        away = cause;
        return null;
    }

    private Outcome failed(Requirement.Credits credits, CrovverException cause, boolean lost) {
        if (lost) {
            noteLoss(credits);
        }
        return new Outcome.Failed(
                credits, cause, isToldToClient() ? keys.named().identity() : null);
    }

    /** What was known before the first loss stays: the balance read since may already lack the charge. */
    private void noteLoss(Requirement.Credits credits) {
        context.doubt().lost();
        if (!record.chargeLost()) {
            record = record.withChargeLost(balanceOf(credits));
        }
    }

    /** What the pool of a charge held before any attempt to take it; null if that is not known. */
    private @Nullable Long before(Requirement.Credits credits) {
        return record.chargeLost() ? record.balanceBefore() : balanceOf(credits);
    }

    private @Nullable Long balanceOf(Requirement.Credits credits) {
        CreditBalance balance = balances.get(credits.pool());
        return balance == null ? null : balance.total();
    }

    private Outcome creditsShort(Requirement.Credits credits, long remaining) {
        List<Requirement.Credits> taken = charges.stream()
                .filter(it -> promises == null || !promises.owes(it))
                .filter(it -> record.charged().contains(it.pool()))
                .toList();
        return new Outcome.Refused(
                credits,
                new Refusal.CreditsShort(
                        credits,
                        remaining,
                        taken,
                        isToldToClient() ? keys.named().identity() : null));
    }

    /** The charge that is to be made next, or may have been made already. */
    private Requirement.Credits next() {
        return charges.stream()
                .filter(it -> !record.charged().contains(it.pool()))
                .findFirst()
                .orElse(charges.get(0));
    }

    private boolean isNamed() {
        return keys.named().chosenByClient();
    }

    private boolean isToldToClient() {
        return record.chargeLost() || !record.charged().isEmpty();
    }

    private static boolean isSpent(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() instanceof Refusal.ActionFinished;
    }
}
