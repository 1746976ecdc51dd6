package com.crovver.guard;

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

    /** Of fixed size, however long the request's target is. */
    String fingerprint() {
        return Digest.of(named.fingerprint());
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
}
