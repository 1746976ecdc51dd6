package com.crovver.billing;

import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.model.CreditBalance;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a payment is to bring about. It travels in the address that the buyer comes back to, so it is taken for what it is:
 * whoever changes it changes only how long their own browser waits. Immutable.
 */
sealed interface AwaitedChange {

    /** Whether Crovver shows the change. */
    boolean isVisible(CrovverClient client, String tenant, CallOptions options, Instant now);

    /** As it stands in an address; {@link #parse} reads it. */
    String text();

    /**
     * A live subscription.
     *
     * @param planId of this plan; empty for any
     */
    record LiveSubscription(String planId) implements AwaitedChange {

        @Override
        public boolean isVisible(CrovverClient client, String tenant, CallOptions options, Instant now) {
            return client.getSubscriptions(tenant, options).stream()
                    .filter(each -> each.isLiveAt(now))
                    .anyMatch(each -> planId.isEmpty()
                            || each.plan() == null
                            || each.plan().id().equals(planId));
        }

        @Override
        public String text() {
            return "plan:" + planId;
        }
    }

    /** No payment is under way: what was chosen on a hosted page is there, or nothing was chosen. */
    record NothingPending() implements AwaitedChange {

        @Override
        public boolean isVisible(CrovverClient client, String tenant, CallOptions options, Instant now) {
            List<Subscription> all = client.getSubscriptions(tenant, options);
            return all.stream().anyMatch(each -> each.isLiveAt(now))
                    || all.stream().noneMatch(each -> each.status().state() == SubscriptionStatus.State.PENDING);
        }

        @Override
        public String text() {
            return "settled:";
        }
    }

    /**
     * More seats.
     *
     * @param capacity seats in all
     */
    record Seats(long capacity) implements AwaitedChange {

        @Override
        public boolean isVisible(CrovverClient client, String tenant, CallOptions options, Instant now) {
            return client.getSeatCount(tenant, options).capacityUnits() >= capacity;
        }

        @Override
        public String text() {
            return "seats:" + capacity;
        }
    }

    /**
     * More credits.
     *
     * @param before what the pool had of bought credits, or in all where the API does not tell them apart
     * @param pool key of the pool
     */
    record Credits(long before, String pool) implements AwaitedChange {

        /** What to compare: the plan's own credits are used first, so the bought ones tell a purchase from work going on. */
        static long of(CreditBalance balance) {
            Long bought = balance.addonRemaining();
            return bought == null ? balance.total() : bought;
        }

        @Override
        public boolean isVisible(CrovverClient client, String tenant, CallOptions options, Instant now) {
            CreditBalance balance = client.getCreditsBalance(tenant, options).get(pool);
            return balance != null && of(balance) > before;
        }

        @Override
        public String text() {
            return "credits:" + before + ":" + pool;
        }
    }

    /** The change that a text describes; empty if it describes none. */
    static Optional<AwaitedChange> parse(String text) {
        // What is named comes last, and may have colons in it.
        String[] parts = text.split(":", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        try {
            return switch (parts[0]) {
                case "plan" -> parts.length == 2 ? Optional.of(new LiveSubscription(rest)) : Optional.empty();
                case "settled" -> Optional.of(new NothingPending());
                case "seats" -> Optional.of(new Seats(Long.parseLong(rest)));
                case "credits" -> credits(rest.split(":", 2));
                default -> Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<AwaitedChange> credits(String[] beforeAndPool) {
        return beforeAndPool.length == 2
                ? Optional.of(new Credits(Long.parseLong(beforeAndPool[0]), beforeAndPool[1]))
                : Optional.empty();
    }
}
