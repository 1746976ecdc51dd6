package com.crovver.guard;

import com.crovver.annotation.Charge;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Charging.Outcome;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try at charging for an action, by the request that holds it. Whatever happens, the action's record says afterwards
 * what is known: running, or open to be tried again with what has been taken so far, or finished.
 */
final class ChargeAttempt {

    /** How many refusals that Crovver remembers for one identity are skipped before the last of them counts. */
    private static final int MAX_SKIPPED_ROUNDS = 16;

    private final ChargeContext context;
    private final ChargeKeys keys;
    private final List<Requirement.Credits> all;
    /** What is taken before the run: first what only Crovver can allow, so that nothing is owed for what it refuses. */
    private final List<Requirement.Credits> charges;

    private final Deadline deadline;
    private final HeldRecord held;
    private final Promises promises;
    private final List<Charged> charged = new ArrayList<>();
    private Balances balances = Balances.UNKNOWN;
    /** Why Crovver is asked nothing more; null while it is. */
    private @Nullable CrovverException away;

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
        this.held = new HeldRecord(context.records(), keys.named(), record);
        this.deadline = deadline;
        this.promises = context.debts() == null
                ? NoPromises.INSTANCE
                : new KeptPromises(context.debts(), keys, context.clock());
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
            outcome = Outcome.Failed.of(charges.isEmpty() ? all.get(0) : next(), e, held.identityAfterFailure());
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Paid)) {
                promises.takeBack();
                held.leave(promises, isSpent(outcome));
            }
        }
    }

    /** Has earlier debts paid, and makes sure that what is charged on success will be. */
    private @Nullable Outcome promise() {
        Outcome outcome = null;
        for (Requirement.Credits credits : all) {
            boolean paid = held.isCharged(credits);
            if (outcome == null && !paid && promises.inArrears(credits)) {
                outcome = settleArrears(credits);
            }
            if (paid && credits.charge() == Charge.ON_SUCCESS) {
                promises.paidBefore(credits);
            } else if (outcome == null && credits.charge() == Charge.ON_SUCCESS) {
                outcome = reserve(credits);
            }
        }
        return outcome;
    }

    private @Nullable Outcome settleArrears(Requirement.Credits credits) {
        try {
            return unlessCovered(
                    credits,
                    context.cashier()
                            .unlessShort(keys, credits, deadline, () -> promises.settleArrears(credits, deadline)));
        } catch (CrovverException e) {
            return failed(credits, e, false);
        }
    }

    private @Nullable Outcome reserve(Requirement.Credits credits) {
        try {
            return unlessCovered(
                    credits,
                    context.cashier().unlessShort(keys, credits, deadline, () -> promises.reserve(credits, deadline)));
        } catch (CrovverException e) {
            return promises.reserveUnseen(credits, e) ? null : failed(credits, e, false);
        }
    }

    /** What a look at a pool comes to; null if it has enough. */
    private @Nullable Outcome unlessCovered(Requirement.Credits credits, Funds funds) {
        if (funds instanceof Funds.TooFew tooFew) {
            return creditsShort(credits, tooFew.left());
        }
        return funds instanceof Funds.NoSubscription ? new Outcome.NoSubscription(credits) : null;
    }

    private Outcome start() {
        Optional<ActionRecord> started = held.start(promises);
        if (started.isEmpty()) {
            // Whoever took the action over while this request slept runs it instead.
            return new Outcome.Refused(all.get(0), new Refusal.ActionRunning());
        }
        promises.noteStarted();
        return new Outcome.Paid(new Run(context.records(), started.get(), keys.named(), charged, promises.bill()));
    }

    /**
     * Reads the balances where they matter: with several pools the common refusal must not take anything, the rare race being
     * caught by the charge itself; and in doubt they tell an echo of our own charge from a key that was spent before.
     */
    private @Nullable Outcome lookAhead() {
        ActionRecord record = held.now();
        boolean unknownKey = held.isNamed() && record.runs() == 0 && !record.chargeLost();
        // What was read before one attempt says nothing of what the next one finds: credits may have been added.
        boolean readBefore = record.balanceBefore() != null;
        if (charges.size() == 1
                && !readBefore
                && !(unknownKey && context.doubt().prevails())) {
            return null;
        }
        try {
            balances = new Balances(
                    context.entitlements().creditsBalance(keys.caller().tenant(), deadline));
        } catch (CrovverException e) {
            if (charges.stream().allMatch(credits -> promises.allows(credits, e))) {
                // Without the balance a key that was spent long ago could not be told from an echo: no charge is sent.
                away = e;
                return null;
            }
            return failed(next(), e, false);
        }
        return charges.size() == 1 ? null : refuseUnaffordable();
    }

    private @Nullable Outcome refuseUnaffordable() {
        for (Requirement.Credits credits : charges) {
            boolean mayBeTaken = held.isCharged(credits) || (held.now().chargeLost() && credits.equals(next()));
            if (!mayBeTaken && balances.lack(credits)) {
                Long balance = balances.of(credits);
                return creditsShort(credits, balance == null ? 0 : balance);
            }
        }
        return null;
    }

    /** Takes one charge; null if it is taken. */
    private @Nullable Outcome charge(Requirement.Credits credits) {
        if (held.isCharged(credits)) {
            return null;
        }
        if (away != null) {
            return unanswered(credits, away, false);
        }
        Funds funds;
        try {
            funds = held.now().chargeLost()
                    ? consume(credits)
                    : context.cashier().unlessShort(keys, credits, deadline, () -> consume(credits));
            context.doubt().answered();
        } catch (CrovverException e) {
            return unanswered(credits, e, e.mayHaveBeenCarriedOut());
        } catch (RuntimeException | Error e) {
            noteLoss(credits);
            throw e;
        }
        if (funds instanceof Funds.Taken taken) {
            return accept(credits, taken.result());
        }
        return creditsShort(
                credits, funds instanceof Funds.HadTooFew before ? before.left() : ((Funds.TooFew) funds).left());
    }

    /** Asks again under the next identity while Crovver only repeats what it said about an earlier attempt. */
    private Funds consume(Requirement.Credits credits) {
        for (int skipped = 0; ; skipped++) {
            ConsumeResult result =
                    context.cashier().take(keys, credits, held.now().round(), deadline);
            if (result.taken()) {
                return new Funds.Taken(result);
            } else if (result.outcome() == ConsumeResult.Outcome.UNKNOWN) {
                throw new CrovverProtocolException("consume credits: result \"" + result.word() + "\" is not known");
            }
            held.nextRound();
            if (!result.alreadyProcessed()) {
                return new Funds.TooFew(result.remaining());
            } else if (skipped == MAX_SKIPPED_ROUNDS) {
                return new Funds.HadTooFew(result.remaining());
            }
        }
    }

    private @Nullable Outcome accept(Requirement.Credits credits, ConsumeResult result) {
        if (result.alreadyProcessed() && !balances.showEcho(credits, result, held.now())) {
            return new Outcome.Refused(credits, new Refusal.ActionFinished(null));
        }
        held.noteCharge(credits);
        charged.add(new Charged(
                credits,
                result.alreadyProcessed() ? null : Long.valueOf(result.remaining()),
                result.outcome() == ConsumeResult.Outcome.WARNING));
        boolean more = charges.stream().anyMatch(it -> !held.isCharged(it));
        return more && !held.keep() ? new Outcome.Refused(credits, new Refusal.ActionRunning()) : null;
    }

    /** There is no usable answer: the charge is owed if the guard says so, as is all that follows; else it is not made. */
    private @Nullable Outcome unanswered(Requirement.Credits credits, CrovverException cause, boolean lost) {
        ActionRecord record = held.now();
        boolean sent = lost || record.chargeLost();
        try {
            if (!promises.oweInstead(credits, cause, sent, balances.before(credits, record), record)) {
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
        held.noteCharge(credits);
        // Nothing more is sent: should this be taken back, the record can tell of one lost charge, the next one.
        away = cause;
        return null;
    }

    private Outcome failed(Requirement.Credits credits, CrovverException cause, boolean lost) {
        if (lost) {
            noteLoss(credits);
        }
        return new Outcome.Failed(credits, cause, held.identity());
    }

    private void noteLoss(Requirement.Credits credits) {
        context.doubt().lost();
        held.noteLoss(balances.before(credits, held.now()));
    }

    private Outcome creditsShort(Requirement.Credits credits, long remaining) {
        List<Requirement.Credits> taken = charges.stream()
                .filter(it -> !promises.owes(it))
                .filter(held::isCharged)
                .toList();
        return new Outcome.Refused(credits, new Refusal.CreditsShort(credits, remaining, taken, held.identity()));
    }

    /** The charge that is to be made next, or may have been made already. */
    private Requirement.Credits next() {
        return charges.stream().filter(it -> !held.isCharged(it)).findFirst().orElse(charges.get(0));
    }

    private static boolean isSpent(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() instanceof Refusal.ActionFinished;
    }
}
