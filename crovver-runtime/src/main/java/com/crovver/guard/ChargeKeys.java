package com.crovver.guard;

import java.util.stream.Collectors;

/**
 * The names under which an action is remembered here and charged at Crovver.
 *
 * <p>Crovver answers a repeated key with the first result and does not look at the rest of the call. So the key is a digest
 * of everything that makes the charge: who pays, for which operation, from which pool, how much, and the action's identity.
 * The same identity sent by another tenant or user, to another operation, or after a price change is another key.
 */
record ChargeKeys(Caller caller, Operation operation, Action named) {

    /** Names the action in {@link ActionRecords}. */
    String action() {
        return Digest.of(caller.tenant(), caller.user(), operation.name(), named.identity());
    }

    /**
     * Of fixed size, however long the request's target is. Computed amounts are part of it: whatever they were computed from, a
     * run that was paid at one price is not repeated as another.
     */
    String fingerprint() {
        return operation.isPriced()
                ? Digest.of(
                        named.fingerprint(),
                        operation.chargesMade().stream()
                                .map(credits -> Long.toString(credits.amount()))
                                .collect(Collectors.joining(" ")))
                : Digest.of(named.fingerprint());
    }

    /** The idempotency key of one charge; {@code round} tells the attempts after a refusal apart. */
    String charge(Requirement.Credits credits, int round) {
        return Digest.of(
                caller.tenant(),
                caller.user(),
                operation.name(),
                credits.pool(),
                Long.toString(credits.amount()),
                named.identity(),
                Integer.toString(round));
    }

    /**
     * Names what is owed for an action, of which Crovver has not been asked yet. An action whose record was forgotten may be run
     * again: it is then owed again, under another key, since the nonce is another.
     *
     * @param part tells the debts of one action and pool apart, the first being 0
     */
    String debt(Requirement.Credits credits, ActionRecord record, int part) {
        return Digest.of(
                charge(credits, record.round()), "owed", Long.toString(record.nonce()), Integer.toString(part));
    }
}
