package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.ActionRecords.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Several clients that claim, save, let go and sleep in a random order, and what the records must answer each of them: who
 * holds an action is the last one that was let in, and only the last thing it saved counts.
 */
final class ActionRecordsModel {

    private final Random random;
    private final SettableClock clock;
    private final Duration lease;
    private final List<ActionRecords> clients = new ArrayList<>();
    private final List<Hand> hands = new ArrayList<>();
    private final Map<String, Fact> facts = new HashMap<>();

    ActionRecordsModel(long seed, SettableClock clock, Duration lease) {
        this.random = new Random(seed);
        this.clock = clock;
        this.lease = lease;
    }

    /** What a client once got hold of, current or not. */
    private record Hand(ActionRecords client, ActionRecord record, Object token) {}

    /** What is true of an action. */
    private static final class Fact {
        private String fingerprint;
        private boolean running;
        private boolean done;
        private Instant leaseEnd;
        private int runs;
        private int round;
        /** The record that may be saved next. */
        private Object token;
    }

    void join(ActionRecords client) {
        clients.add(client);
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> claim();
                case 3, 4, 5, 6 -> save();
                default -> clock.advance(lease.dividedBy(4));
            }
        }
    }

    private void claim() {
        ActionRecords client = clients.get(random.nextInt(clients.size()));
        String tenant = "t" + random.nextInt(2);
        String action = tenant + "-" + random.nextInt(20);
        String fingerprint = random.nextInt(6) == 0 ? "other" : "usual";
        Instant now = clock.instant();
        Fact fact = facts.get(action);

        Claim claim = client.claim(tenant, action, fingerprint, lease);

        if (fact == null) {
            fact = new Fact();
            fact.fingerprint = fingerprint;
            facts.put(action, fact);
        } else if (!fact.fingerprint.equals(fingerprint)) {
            assertThat(claim).isInstanceOf(Claim.Differs.class);
            return;
        } else if (fact.done || (fact.running && !now.isBefore(fact.leaseEnd) && fact.runs == ActionRecord.MAX_RUNS)) {
            assertThat(claim).isInstanceOf(Claim.Finished.class);
            return;
        } else if (fact.running && now.isBefore(fact.leaseEnd)) {
            assertThat(claim).isInstanceOf(Claim.Running.class);
            return;
        }
        assertThat(claim).isInstanceOf(Claim.Held.class);
        ActionRecord record = ((Claim.Held) claim).record();
        assertThat(record.runs()).isEqualTo(fact.runs);
        assertThat(record.round()).isEqualTo(fact.round);
        fact.running = true;
        fact.leaseEnd = now.plus(lease);
        fact.token = new Object();
        hands.add(new Hand(client, record, fact.token));
    }

    private void save() {
        if (hands.isEmpty()) {
            return;
        }
        Hand hand = hands.get(hands.size() - 1 - random.nextInt(Math.min(4, hands.size())));
        Fact fact = Objects.requireNonNull(facts.get(hand.record().action()));
        boolean current = hand.token() == fact.token;
        int kind = random.nextInt(hand.record().runs() < ActionRecord.MAX_RUNS ? 5 : 4);
        ActionRecord changed = switch (kind) {
            case 4 -> hand.record().started();
            case 1 -> hand.record().inNextRound().open();
            case 2 -> hand.record().finished(null);
            case 3 -> hand.record().failed();
            default -> hand.record().withCharge("p");
        };

        Optional<ActionRecord> written = hand.client().save(changed);

        assertThat(written.isPresent()).isEqualTo(current);
        if (current) {
            fact.running = changed.state() == ActionRecord.State.RUNNING;
            fact.done = changed.state() == ActionRecord.State.FINISHED;
            fact.runs = changed.runs();
            fact.round = changed.round();
            fact.token = new Object();
            hands.add(new Hand(hand.client(), written.orElseThrow(), fact.token));
        }
    }
}
