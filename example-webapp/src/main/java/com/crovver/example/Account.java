package com.crovver.example;

import com.crovver.client.GetAllocationsRequest;
import com.crovver.example.page.Frame;
import com.crovver.example.page.PlanPage;
import com.crovver.example.page.PlanPage.Bill;
import com.crovver.example.page.PlanPage.Cancelling;
import com.crovver.example.page.PlanPage.Fact;
import com.crovver.guard.Caller;
import com.crovver.model.Allocation;
import com.crovver.model.CreditBalance;
import com.crovver.model.Invoice;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus.State;
import com.crovver.servlet.Crovver;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a workspace has and owes, for the page that shows it. Used by one thread. */
final class Account {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Crovver crovver;
    private final Caller caller;

    Account(Crovver crovver, Caller caller) {
        this.crovver = crovver;
        this.caller = caller;
    }

    /** The page; throws {@link com.crovver.model.CrovverException} if Crovver does not answer. */
    PlanPage page(Frame frame, @Nullable String notice) {
        Holdings holdings = Holdings.of(crovver);
        Optional<Subscription> newest = crovver.subscriptions().stream()
                .max(Comparator.comparing(
                        Subscription::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())));
        boolean owner = crovver.mayManageBilling();
        return new PlanPage(
                frame,
                notice,
                holdings.standing(crovver),
                facts(newest, holdings),
                newest.map(Account::features).orElse(List.of()),
                holdings.seats() == null ? List.of() : holders(),
                owner,
                owner ? bills() : List.of(),
                owner ? newest.flatMap(Account::cancelling).orElse(null) : null,
                crovver.upgradeLink().orElse(null));
    }

    private static List<Fact> facts(Optional<Subscription> newest, Holdings holdings) {
        List<Fact> facts = new ArrayList<>();
        newest.ifPresent(each -> {
            State state = each.status().state();
            if (state == State.TRIAL && each.trialEndsAt() != null) {
                facts.add(new Fact("Trial ends", DATE.format(each.trialEndsAt())));
            } else if (state == State.PENDING_CANCEL && each.currentPeriodEnd() != null) {
                facts.add(new Fact("Usable until", DATE.format(each.currentPeriodEnd())));
            } else if (state == State.ACTIVE && each.currentPeriodEnd() != null) {
                facts.add(new Fact("Next period begins", DATE.format(each.currentPeriodEnd())));
            }
        });
        if (holdings.seats() != null) {
            facts.add(new Fact(
                    "Seats",
                    holdings.seats().activeCount() + " of " + holdings.seats().capacityUnits() + " in use"));
        }
        for (CreditBalance balance : holdings.balances().values()) {
            facts.add(new Fact(balance.displayName(), balance.total() + " left"));
        }
        return facts;
    }

    private static List<String> features(Subscription subscription) {
        return subscription.plan() == null
                ? List.of()
                : subscription.plan().features().entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(feature -> Words.of(feature.getKey()))
                        .sorted()
                        .toList();
    }

    private List<String> holders() {
        try (var holders = crovver.client().streamAllocations(GetAllocationsRequest.of(caller.tenant()))) {
            return holders.filter(Allocation::active).map(Allocation::userId).toList();
        }
    }

    private List<Bill> bills() {
        return crovver.client().getInvoices(caller.tenant()).stream()
                .map(Account::bill)
                .toList();
    }

    private static Bill bill(Invoice invoice) {
        URI page = invoice.hostedInvoiceUrl();
        return new Bill(
                invoice.number(),
                invoice.issuedAt() == null ? "" : DATE.format(invoice.issuedAt()),
                Prices.of(invoice.total()),
                invoice.status() == null ? "" : invoice.status(),
                page == null || page.getScheme() == null || !page.getScheme().startsWith("http")
                        ? null
                        : page.toString());
    }

    private static Optional<Cancelling> cancelling(Subscription subscription) {
        State state = subscription.status().state();
        if (state != State.ACTIVE && state != State.TRIAL && state != State.PAST_DUE) {
            return Optional.empty();
        }
        Instant end = subscription.currentPeriodEnd();
        return Optional.of(new Cancelling(
                subscription.id(),
                end == null || state == State.PAST_DUE
                        ? "It may end at once."
                        : "What is paid for can be used until " + DATE.format(end) + "."));
    }
}
