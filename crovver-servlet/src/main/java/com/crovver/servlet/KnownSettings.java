package com.crovver.servlet;

import com.crovver.annotation.OutagePolicy;
import com.crovver.gate.ActionKeys;
import com.crovver.gate.Problems;
import com.crovver.guard.DecisionListener;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerIdResolver;
import com.crovver.spi.InactiveListener;
import com.crovver.spi.WebhookListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the kit. To add one, declare it here; reading, checking and naming it in messages, and
 * {@code docs/configuration.md}, follow from the declaration.
 */
final class KnownSettings {

    private static final List<Setting<?>> ALL = new ArrayList<>();

    static final Setting<String> SECRET_KEY =
            known(Setting.required("crovver.secretKey", SettingForm.key("sk_"), "the secret key of your organization"));

    static final Setting<Optional<String>> PUBLIC_KEY = known(Setting.optional(
            "crovver.publicKey",
            SettingForm.key("pk_"),
            "the public key, for calls that take no other: links to hosted pages, and snapshots"));

    static final Setting<Optional<String>> BASE_URL = known(Setting.optional(
            "crovver.baseUrl",
            SettingForm.text("https, or http on loopback"),
            "where the API is; https://app.crovver.com unless you say otherwise"));

    static final Setting<CallerIdResolver> TENANT =
            known(Setting.required("crovver.tenant", SettingForm.callerId(), "where the tenant of a request is found"));

    static final Setting<Optional<CallerIdResolver>> USER = known(Setting.optional(
            "crovver.user",
            SettingForm.callerId(),
            "where the user of a request is found; needed for `@OccupiesSeat`"));

    static final Setting<ActionKeys> KEY = known(Setting.withDefault(
            "crovver.key", SettingForm.actionKeys(), ActionKeys.DEFAULT, "where idempotency keys stand"));

    static final Setting<Boolean> RECORD_ANSWERS = known(Setting.withDefault(
            "crovver.recordAnswers",
            SettingForm.flag(),
            "false",
            "whether a repeated idempotency key is given the first answer again, instead of a 409"));

    static final Setting<Optional<Boolean>> OUTBOX = known(Setting.optional(
            "crovver.outbox",
            SettingForm.word("memory"),
            "whether what is owed may be kept in memory, and be lost with the process, if no database is named; without either,"
                    + " nothing may come to be owed"));

    static final Setting<Boolean> CREDIT_HEADERS = known(Setting.withDefault(
            "crovver.creditHeaders",
            SettingForm.flag(),
            "false",
            "whether answers tell in `Crovver-Credits` what was taken, what is left, and whether a "
                    + "soft pool is overdrawn"));

    static final Setting<Optional<String>> DATA_SOURCE = known(Setting.optional(
            "crovver.dataSource",
            SettingForm.text("the JNDI name of a javax.sql.DataSource, with or without java:comp/env/"),
            "the application's own database (H2 or PostgreSQL), where charges are remembered across restarts and nodes; without"
                    + " it they are remembered in memory"));

    static final Setting<Boolean> CREATE_SCHEMA = known(
            Setting.withDefault(
                    "crovver.createSchema",
                    SettingForm.flag(),
                    "true",
                    "whether the kit makes its tables in that database; if not, com.crovver.sql.SchemaCommand prints what does"));

    static final Setting<Optional<String>> UPGRADE_URL = known(Setting.optional(
            "crovver.upgradeUrl",
            SettingForm.target(),
            "where a refused customer can buy; the billing page if `CrovverBillingServlet` is "
                    + "mapped, else nowhere"));

    static final Setting<Optional<String>> PUBLIC_URL = known(Setting.optional(
            "crovver.publicUrl",
            SettingForm.origin(),
            "how browsers reach the application, such as https://app.example; makes links " + "absolute"));

    static final Setting<Optional<String>> REFUSAL_PAGE = known(Setting.optional(
            "crovver.refusalPage",
            SettingForm.page(),
            "a page of your own for people who are refused with 402 or 403, in place of the "
                    + "plain one; it is given `?reason=` with the kind of problem, `feature`, `product` or `pool`, and "
                    + "`return`, the page that somebody was looking at"));

    static final Setting<Optional<String>> LOGIN_PAGE = known(Setting.optional(
            "crovver.loginPage",
            SettingForm.page(),
            "your page to sign in at; browsers are sent there in place of a 401, with `?return=`, the page that somebody "
                    + "was looking at"));

    static final Setting<String> CHALLENGE = known(Setting.withDefault(
            "crovver.challenge",
            SettingForm.headerValue(),
            Problems.DEFAULT_CHALLENGE,
            "WWW-Authenticate for callers that are not signed in"));

    static final Setting<String> PROBLEM_BASE = known(Setting.withDefault(
            "crovver.problemBase",
            SettingForm.uriBase(),
            Problems.DEFAULT_TYPE_BASE,
            "what the problems' type URIs begin with"));

    static final Setting<Optional<BillingUsers>> BILLING_USERS = known(Setting.optional(
            "crovver.billingUsers",
            SettingForm.instance(BillingUsers.class),
            "who may manage billing, and is told prices by refusals; by default the owner that Crovver names, and"
                    + " refusals tell everybody"));

    static final Setting<Optional<InactiveListener>> INACTIVE_LISTENER = known(Setting.optional(
            "crovver.inactiveListener",
            SettingForm.instance(InactiveListener.class),
            "hears of callers who are refused because their tenant has no live subscription"));

    static final Setting<Optional<String>> RENEWAL_URL = known(Setting.optional(
            "crovver.renewalUrl",
            SettingForm.webAddress(),
            "where Crovver's hosted renewal page is; the billing portal serves unless you say"));

    static final Setting<Optional<String>> PORTAL_URL = known(Setting.optional(
            "crovver.portalUrl",
            SettingForm.webAddress(),
            "where Crovver's hosted portal is; https://portal.crovver.com unless you say " + "otherwise"));

    static final Setting<Optional<List<String>>> WEBHOOK_SECRETS = known(Setting.optional(
            "crovver.webhookSecrets",
            SettingForm.secrets(),
            "what Crovver signs webhooks with; needed where `CrovverWebhookServlet` is mapped"));

    static final Setting<Optional<WebhookListener>> WEBHOOK_LISTENER = known(Setting.optional(
            "crovver.webhookListener", SettingForm.instance(WebhookListener.class), "hears of webhooks"));

    static final Setting<Optional<List<DecisionListener>>> LISTENER = known(Setting.optional(
            "crovver.listener",
            SettingForm.instances(DecisionListener.class),
            "hear of every decision and charge: `com.crovver.observe.LoggingDecisions`, "
                    + "`com.crovver.observe.MicrometerDecisions`, or classes of your own"));

    static final Setting<Duration> BUDGET = known(time(
            "crovver.budget",
            "2s",
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            "how long one decision may take in all, every call included"));

    static final Setting<Duration> ATTEMPT_TIMEOUT = known(time(
            "crovver.attemptTimeout",
            "900ms",
            Duration.ofMillis(20),
            Duration.ofMinutes(1),
            "how long one attempt to ask Crovver may take; one more follows"));

    static final Setting<Duration> CLIENT_TIMEOUT = known(time(
            "crovver.clientTimeout",
            "5s",
            Duration.ofMillis(20),
            Duration.ofDays(1),
            "how long one attempt of a call that the application makes with `Crovver.client()` may take; one more "
                    + "follows where a call may be repeated. `CallOptions` of the call say otherwise"));

    static final Setting<Duration> GRANTS_KEPT = known(time(
            "crovver.grantsKept",
            "60s",
            Duration.ZERO,
            Duration.ofHours(1),
            "how long a granted feature or subscription, and the list of seats, count before "
                    + "Crovver is asked again; it is asked in the background before that ends"));

    static final Setting<Duration> REFUSALS_KEPT = known(time(
            "crovver.refusalsKept",
            "1s",
            Duration.ZERO,
            Duration.ofMinutes(1),
            "how long a refusal stands before Crovver is asked again; webhooks end it at once"));

    static final Setting<Duration> GRACE = known(time(
            "crovver.grace",
            "0s",
            Duration.ZERO,
            Duration.ofDays(90),
            "how long a subscription whose payment failed still counts, for subscriptions and features that name no "
                    + "product"));

    static final Setting<Boolean> FEATURES_FROM_SUBSCRIPTIONS = known(Setting.withDefault(
            "crovver.featuresFromSubscriptions",
            SettingForm.flag(),
            "false",
            "whether features are read from the tenant's subscriptions, with one call for any "
                    + "number; those of a named product, and those that a pool may back, are asked for all "
                    + "the same"));

    static final Setting<OutagePolicy> OUTAGE_SUBSCRIPTIONS = known(outage(
            "crovver.outageSubscriptions",
            "what holds for subscriptions while Crovver is away and the annotation does not say"));

    static final Setting<OutagePolicy> OUTAGE_FEATURES = known(outage(
            "crovver.outageFeatures", "what holds for features while Crovver is away and the annotation does not say"));

    static final Setting<OutagePolicy> OUTAGE_SEATS = known(outage(
            "crovver.outageSeats",
            "what holds for seats while Crovver is away and the annotation does not say; no new "
                    + "one is given in any case"));

    static final Setting<Duration> LAST_KNOWN = known(time(
            "crovver.lastKnown",
            "10m",
            Duration.ZERO,
            Duration.ofDays(30),
            "how old an answer may be that counts as last known"));

    static final Setting<Integer> BREAKER_FAILURES = known(number(
            "crovver.breakerFailures", "5", 1_000, "after how many failed calls in a row Crovver is left alone"));

    static final Setting<Duration> BREAKER_PAUSE = known(time(
            "crovver.breakerPause",
            "5s",
            Duration.ofMillis(1),
            Duration.ofHours(1),
            "for how long it is left alone then, until one call tries again"));

    static final Setting<Integer> WAITERS = known(number(
            "crovver.waiters",
            "200",
            100_000,
            "how many requests may wait for Crovver at once; of one tenant a quarter"));

    static final Setting<Integer> REFRESH_THREADS =
            known(number("crovver.refreshThreads", "4", 1_000, "how many calls may run in the background at once"));

    static final Setting<Integer> DELIVERY_THREADS = known(number(
            "crovver.deliveryThreads", "16", 1_000, "how many debts may be delivered at once, each of another tenant"));

    static final Setting<Integer> TENANTS =
            known(number("crovver.tenants", "10000", 10_000_000, "about how many tenants' answers are remembered"));

    static final Setting<Boolean> NON_BLOCKING = known(Setting.withDefault(
            "crovver.nonBlocking",
            SettingForm.flag(),
            "false",
            "whether requests to servlets wait for Crovver without a thread of the container"));

    static final Setting<KeyChecking> CHECK_KEYS = known(Setting.withDefault(
            "crovver.checkKeys",
            SettingForm.keyChecking(),
            "log",
            "what becomes of features and pools in annotations that no plan on sale has: they "
                    + "are logged after the start, fail the deployment, or nobody asks"));

    private KnownSettings() {}

    private static Setting<Duration> time(
            String name, String otherwise, Duration least, Duration most, String meaning) {
        return Setting.withDefault(name, SettingForm.duration(least, most), otherwise, meaning);
    }

    private static Setting<Integer> number(String name, String otherwise, int most, String meaning) {
        return Setting.withDefault(name, SettingForm.number(1, most), otherwise, meaning);
    }

    private static Setting<OutagePolicy> outage(String name, String meaning) {
        return Setting.withDefault(name, SettingForm.outagePolicy(), "last-known", meaning);
    }

    private static <T> Setting<T> known(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }

    /** Every setting, in the order of declaration. */
    static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }
}
