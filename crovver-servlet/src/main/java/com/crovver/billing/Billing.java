package com.crovver.billing;

import com.crovver.client.CrovverClient;
import com.crovver.gate.TextlessException;
import com.crovver.guard.Caller;
import com.crovver.guard.Engine;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.TenantDetails;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerView;
import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The billing page of one web application: what it shows, what its forms do, and the return from a payment. Thread-safe.
 *
 * <p>Who calls has been found out before; whether they may do this is decided here, for each request anew.
 */
public final class Billing {

    private static final Logger LOG = System.getLogger(Billing.class.getName());

    /** Longer than one purchase may take, so that a second click gets what the first one got. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration OWNER_BUDGET = Duration.ofSeconds(4);

    /** A visit takes some seconds at most; so many threads a container can do without. */
    private static final int MOST_VISITS = 32;

    private static final int MOST_VISITS_OF_ONE_TENANT = 8;

    private static final String NOTICE = "notice";
    private static final String ROUND = "round";
    private static final int MAX_ROUNDS = 30;

    private final Engine engine;
    private final BillingUsers users;
    private final Accounts accounts;
    private final BillingDesk desk;
    private final BillingAddress address;
    private final FormNonces nonces;
    private final BegunPurchases begun;
    private final Places places = new Places(MOST_VISITS, MOST_VISITS_OF_ONE_TENANT);
    private final PaymentWait wait;
    private final boolean publicKey;

    /**
     * How the page is set up.
     *
     * @param address where it is
     * @param users who may use it
     * @param publicKey whether the client has a public key; what needs one is left out otherwise
     * @param renewalPage address of the hosted renewal page; null if it is not known
     */
    public record Setup(
            BillingAddress address,
            BillingUsers users,
            boolean publicKey,
            @Nullable URI renewalPage) {}

    /** The page of an application; the client stays the caller's to close. */
    public Billing(Setup setup, CrovverClient client, Engine engine) {
        this(setup, client, engine, Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis()));
    }

    Billing(Setup setup, CrovverClient client, Engine engine, Clock clock, PaymentWait.Pause pause) {
        this.engine = engine;
        this.users = setup.users();
        this.accounts = new Accounts(client, setup.publicKey(), clock);
        this.desk = new BillingDesk(client, setup.address(), setup.renewalPage());
        this.address = setup.address();
        this.nonces = new FormNonces(clock);
        this.begun = new BegunPurchases(PATIENCE, Ticker.systemTicker());
        this.wait = new PaymentWait(client, clock, pause);
        this.publicKey = setup.publicKey();
    }

    /** Who manages billing unless the application says otherwise: the owner that Crovver names for the tenant. */
    public static BillingUsers owners(CrovverClient client) {
        return owners(tenant -> client.getTenant(tenant, BillingCalls.within(OWNER_BUDGET)));
    }

    /**
     * The same, asked in another way.
     *
     * @param tenants asks Crovver about a tenant
     */
    public static BillingUsers owners(Function<String, TenantDetails> tenants) {
        return new OwnerOnly(tenants);
    }

    /** What it takes to show the page, or to come back to it. */
    public BillingAnswer get(CallerView view, Visit visit, Map<String, String> query) {
        String paid = query.get(BillingAddress.PAID);
        if (paid == null) {
            return forBillingUsers(view, visit, () -> page(visit, query), hindrance -> hindrance.page(visit));
        }
        // Whoever has paid is never told that nothing was bought, whatever keeps us from looking.
        String round = query.get(ROUND);
        return forBillingUsers(view, visit, () -> arrive(visit, paid, round), hindrance -> waiting(visit, paid, round));
    }

    /**
     * What one of the page's forms asks for.
     *
     * @param origin the header; null if it was not sent, as no browser does
     */
    public BillingAnswer post(CallerView view, Visit visit, Map<String, String> form, @Nullable String origin) {
        if (!address.isOrigin(origin)) {
            return BillingAnswer.message(
                    403,
                    visit,
                    "Not from here",
                    "This form was not sent from the page of this application, so nothing was done.");
        }
        return forBillingUsers(view, visit, () -> submit(visit, form), hindrance -> hindrance.page(visit));
    }

    private interface Work {
        BillingAnswer answer();
    }

    private BillingAnswer forBillingUsers(
            CallerView view, Visit visit, Work work, Function<Hindrance, BillingAnswer> otherwise) {
        return places.during(visit.caller().tenant(), () -> answer(view, visit, work, otherwise))
                .orElseGet(() -> otherwise.apply(Hindrance.CROWDED));
    }

    private BillingAnswer answer(
            CallerView view, Visit visit, Work work, Function<Hindrance, BillingAnswer> otherwise) {
        try {
            if (users.mayManage(view, visit.caller())) {
                return work.answer();
            }
            return BillingAnswer.message(
                    403,
                    visit,
                    "Please ask the owner",
                    "Only the person who pays for this workspace can change its plan, seats and credits. Ask them to do it.");
        } catch (CrovverException e) {
            LOG.log(Level.WARNING, "The billing page cannot be shown: {0}", describe(e));
            return otherwise.apply(Hindrance.CROVVER_AWAY);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The billing page is broken, or crovver.billingUsers is", new TextlessException(e));
            return otherwise.apply(Hindrance.BROKEN);
        }
    }

    private BillingAnswer page(Visit visit, Map<String, String> query) {
        Account account = accounts.read(visit.caller().tenant(), visit.product());
        BillingView shown = new BillingView(new BillingForms(address.path(), visit, nonces), account, publicKey);
        return BillingAnswer.page(
                200,
                shown.page(
                                Optional.ofNullable(query.get(NOTICE)).flatMap(Notice::of),
                                Wish.number(query.get(Wish.SEATS)))
                        .html());
    }

    private BillingAnswer submit(Visit visit, Map<String, String> form) {
        Wish wish = Wish.of(form).orElse(null);
        String nonce = form.getOrDefault(Wish.NONCE, "");
        if (wish == null || !nonces.isValid(nonce, scope(visit.caller(), wish.action(), wish.item()))) {
            return stay(visit, Notice.FORM_EXPIRED);
        }
        Outcome outcome = wish.action().once()
                ? begun.once(nonce, wish.text(), () -> carryOut(wish, visit, nonce))
                        .orElse(new Outcome.Stay(Notice.FORM_USED))
                : carryOut(wish, visit, nonce);
        return outcome.fold(
                redirect -> BillingAnswer.redirect(redirect.location().toASCIIString()),
                stay -> stay(visit, stay.notice()),
                failed -> stay(visit, Notice.FAILED));
    }

    private Outcome carryOut(Wish wish, Visit visit, String nonce) {
        String tenant = visit.caller().tenant();
        try {
            return desk.carryOut(wish, visit, accounts.read(tenant, visit.product()), nonce);
        } catch (CrovverException e) {
            LOG.log(Level.WARNING, "{0} could not be done at the billing page: {1}", wish.action(), describe(e));
            return new Outcome.Failed();
        } finally {
            engine.tenantChanged(tenant);
        }
    }

    static @Nullable String[] scope(Caller caller, Wish.Action action, String item) {
        return new @Nullable String[] {caller.tenant(), caller.user(), action.word(), item};
    }

    /** What was paid for may be there before, while, or long after somebody comes back; what is cached must not hide it. */
    private BillingAnswer arrive(Visit visit, String paid, @Nullable String round) {
        String tenant = visit.caller().tenant();
        AwaitedChange change = AwaitedChange.parse(paid).orElse(null);
        // Before the wait, too: the application is used meanwhile.
        engine.tenantChanged(tenant);
        if (change == null) {
            return BillingAnswer.redirect(visit.returnTo() == null ? visit.address(address.path()) : visit.returnTo());
        }
        boolean visible = wait.until(change, tenant);
        engine.tenantChanged(tenant);
        if (!visible) {
            return waiting(visit, paid, round);
        }
        return visit.returnTo() == null ? stay(visit, Notice.CONFIRMED) : BillingAnswer.redirect(visit.returnTo());
    }

    /** A page that looks again after a while, though not for ever. */
    private BillingAnswer waiting(Visit visit, String paid, @Nullable String roundText) {
        Integer number = Wish.number(roundText);
        int round = number == null ? 1 : number + 1;
        BillingAnswer waiting =
                BillingAnswer.message(200, visit, "Waiting for the payment", Notice.NOT_YET_CONFIRMED.text());
        return round > MAX_ROUNDS
                ? waiting
                : waiting.with(
                        "Refresh",
                        "2; url="
                                + visit.address(
                                        address.path(),
                                        Map.of(BillingAddress.PAID, paid, ROUND, Integer.toString(round))));
    }

    private BillingAnswer stay(Visit visit, Notice notice) {
        return BillingAnswer.redirect(visit.address(address.path(), Map.of(NOTICE, notice.word())));
    }

    /** The text of an API's error is left out: it may quote a person. */
    private static String describe(CrovverException failure) {
        return failure instanceof CrovverApiException answer
                ? "HTTP " + answer.status() + " " + answer.code().orElse("without a code")
                : String.valueOf(failure.getMessage());
    }
}
