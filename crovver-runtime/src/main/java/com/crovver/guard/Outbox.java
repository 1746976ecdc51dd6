package com.crovver.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tenants owe until it has been charged. Implementations are thread-safe; each method is atomic over everyone who shares
 * the outbox, tells the time by the outbox's own clock, and holds nothing between calls but the lease of a delivery.
 *
 * <p>A debt is <em>live</em> until it is delivered, or <em>dead</em> once Crovver has refused it for good. Live debts of a
 * tenant are delivered one at a time in the order in which they were owed; the oldest one, be it leased or put off, holds
 * up the others. Dead ones hold up nothing and are kept until somebody revives or drops them.
 *
 * <p>Every method throws {@link ChargeStoreException} if the outbox cannot be reached.
 */
public interface Outbox {

    /**
     * A debt in the hands of whoever delivers it.
     *
     * @param debt what is owed
     * @param round how many keys of it were spent without a charge; part of the key to send
     * @param attempts how often it has been taken since it was owed or revived, this time included
     * @param lease names this taking of it: never the same twice
     */
    record Delivery(Debt debt, int round, int attempts, long lease) {

        /** The same under the next key. */
        Delivery inNextRound() {
            return new Delivery(debt, round + 1, attempts, lease);
        }

        /** The same of a pool that held more before. */
        Delivery withBalanceBefore(long more) {
            return new Delivery(debt.withBalanceBefore(more), round, attempts, lease);
        }
    }

    /**
     * A debt that Crovver has refused for good.
     *
     * @param debt what is owed
     * @param reason why, in a few words without personal data
     * @param buried when that was found out
     */
    record DeadDebt(Debt debt, String reason, Instant buried) {}

    /**
     * What a tenant owes from one pool.
     *
     * @param live credits that are still to be delivered
     * @param dead credits that Crovver has refused to take
     */
    record Owed(long live, long dead) {

        /** Nothing is owed. */
        public static final Owed NOTHING = new Owed(0, 0);
    }

    /**
     * How much there is to deliver.
     *
     * @param live how many debts are still to be delivered
     * @param oldest since when the oldest of them is owed; null if there is none
     * @param dead how many Crovver has refused for good
     */
    record Backlog(long live, @Nullable Instant oldest, long dead) {}

    /**
     * Writes down debts: all of them or, if it throws, possibly none. One whose key is there already, live or dead, is left as
     * it is.
     */
    void owe(List<Debt> debts);

    /**
     * Takes debts that are due, of each tenant the oldest live one alone, unless it is leased or put off. Those owed longest
     * ago come first. An outbox may look at some of the tenants at a time, and at all of them in turn.
     *
     * @param most how many at most, at least 1
     * @param lease how long nobody else takes them, unless they are delivered, put off or buried before
     */
    List<Delivery> take(int most, Duration lease);

    /** Takes the oldest live debt of one tenant, also if it has been put off; empty if there is none, or it is leased. */
    Optional<Delivery> takeOf(String tenant, Duration lease);

    /** Crovver has taken the credits: the debt ends, whoever holds its lease. */
    void delivered(String key);

    /**
     * Ends the lease, and has the debt wait before it is due again, in the round of the delivery; does nothing if the lease is
     * another's by now.
     */
    void putOff(Delivery delivery, Duration wait);

    /**
     * Writes down what the debt of a delivery says that its pool held before; does nothing if the lease is another's by now.
     */
    void noteBalance(Delivery delivery);

    /**
     * Crovver will not take the credits: the debt is dead; does nothing if the lease is another's by now.
     *
     * @param reason why, in a few words without personal data, at most 200 characters
     * @param keySpent whether Crovver would repeat its refusal under the same key, so that the next attempt needs another:
     *     the round counts on from that of the delivery
     */
    void bury(Delivery delivery, String reason, boolean keySpent);

    /** Makes all dead debts of a tenant's pool live and due again, without attempts, behind its live ones. */
    int revive(String tenant, String pool);

    /** Makes one dead debt live and due again, without attempts, behind its tenant's live ones; false if there is none. */
    boolean revive(String key);

    /** Forgets a dead debt, which will not be charged then; false if there is none. */
    boolean drop(String key);

    /** Dead debts, those buried last first. */
    List<DeadDebt> dead(int most);

    /** What a tenant owes, by pool; pools from which nothing is owed are left out. */
    Map<String, Owed> owed(String tenant);

    /** How much there is to deliver. */
    Backlog backlog();
}
