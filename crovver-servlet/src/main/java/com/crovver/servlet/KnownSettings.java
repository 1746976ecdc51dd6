package com.crovver.servlet;

import com.crovver.annotation.OutagePolicy;
import com.crovver.gate.ActionKeys;
import com.crovver.gate.BillingUsers;
import com.crovver.gate.CallerIdResolver;
import com.crovver.gate.InactiveListener;
import com.crovver.gate.Problems;
import com.crovver.guard.DecisionListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the kit. To add one, declare it here and list it in the README, which a test compares; reading,
 * checking and naming it in messages follow from the declaration.
 */
final class KnownSettings {

    private static final List<Setting<?>> ALL = new ArrayList<>();

    static final Setting<String> SECRET_KEY =
            known(Setting.required("crovver.secretKey", SettingForm.key("sk_"), "the secret key of your organization"));

    static final Setting<Optional<String>> PUBLIC_KEY = known(Setting.optional(
            "crovver.publicKey", SettingForm.key("pk_"), "the public key, for calls that take no other"));

    static final Setting<Optional<String>> BASE_URL = known(
            Setting.optional("crovver.baseUrl", SettingForm.text("https, or http on loopback"), "where the API is"));

    static final Setting<CallerIdResolver> TENANT =
            known(Setting.required("crovver.tenant", SettingForm.callerId(), "where the tenant of a request is found"));

    static final Setting<Optional<CallerIdResolver>> USER =
            known(Setting.optional("crovver.user", SettingForm.callerId(), "where the user of a request is found"));

    static final Setting<ActionKeys> KEY = known(Setting.withDefault(
            "crovver.key", SettingForm.actionKeys(), ActionKeys.DEFAULT, "where idempotency keys stand"));

    static final Setting<Boolean> RECORD_ANSWERS = known(Setting.withDefault(
            "crovver.recordAnswers",
            SettingForm.flag(),
            "false",
            "whether a repeated idempotency key is given the first answer again"));

    static final Setting<Boolean> CREDIT_HEADERS = known(Setting.withDefault(
            "crovver.creditHeaders",
            SettingForm.flag(),
            "false",
            "whether answers tell what was charged and what is left"));

    static final Setting<Optional<String>> UPGRADE_URL =
            known(Setting.optional("crovver.upgradeUrl", SettingForm.target(), "where a refused customer can buy"));

    static final Setting<Optional<String>> PUBLIC_URL = known(Setting.optional(
            "crovver.publicUrl", SettingForm.origin(), "how browsers reach the application; makes links absolute"));

    static final Setting<Optional<String>> REFUSAL_PAGE = known(Setting.optional(
            "crovver.refusalPage",
            SettingForm.page(),
            "the application's page for people who are refused with 402 or 403"));

    static final Setting<Optional<String>> LOGIN_PAGE = known(Setting.optional(
            "crovver.loginPage", SettingForm.page(), "the application's page for people who have to sign in"));

    static final Setting<String> CHALLENGE = known(Setting.withDefault(
            "crovver.challenge",
            SettingForm.headerValue(),
            Problems.DEFAULT_CHALLENGE,
            "WWW-Authenticate for unknown callers"));

    static final Setting<String> PROBLEM_BASE = known(Setting.withDefault(
            "crovver.problemBase",
            SettingForm.uriBase(),
            Problems.DEFAULT_TYPE_BASE,
            "what the problems' type URIs begin with"));

    static final Setting<Optional<BillingUsers>> BILLING_USERS = known(Setting.optional(
            "crovver.billingUsers", SettingForm.instance(BillingUsers.class), "who may manage billing"));

    static final Setting<Optional<InactiveListener>> INACTIVE_LISTENER = known(Setting.optional(
            "crovver.inactiveListener",
            SettingForm.instance(InactiveListener.class),
            "hears of callers without a live subscription"));

    static final Setting<Optional<String>> RENEWAL_URL = known(
            Setting.optional("crovver.renewalUrl", SettingForm.webAddress(), "where Crovver's hosted renewal page is"));

    static final Setting<Optional<String>> PORTAL_URL =
            known(Setting.optional("crovver.portalUrl", SettingForm.webAddress(), "where Crovver's hosted portal is"));

    static final Setting<Optional<List<String>>> WEBHOOK_SECRETS = known(
            Setting.optional("crovver.webhookSecrets", SettingForm.secrets(), "what Crovver signs webhooks with"));

    static final Setting<Optional<WebhookListener>> WEBHOOK_LISTENER = known(Setting.optional(
            "crovver.webhookListener", SettingForm.instance(WebhookListener.class), "hears of webhooks"));

    static final Setting<Optional<List<DecisionListener>>> LISTENER = known(Setting.optional(
            "crovver.listener", SettingForm.instances(DecisionListener.class), "hear of every decision and charge"));

    static final Setting<Duration> BUDGET = known(time(
            "crovver.budget",
            "2s",
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            "how long one decision may take in all"));

    static final Setting<Duration> ATTEMPT_TIMEOUT = known(time(
            "crovver.attemptTimeout",
            "900ms",
            Duration.ofMillis(20),
            Duration.ofMinutes(1),
            "how long one attempt to ask Crovver may take"));

    static final Setting<Duration> GRANTS_KEPT = known(time(
            "crovver.grantsKept",
            "60s",
            Duration.ZERO,
            Duration.ofHours(1),
            "how long what was granted is remembered"));

    static final Setting<Duration> REFUSALS_KEPT = known(
            time("crovver.refusalsKept", "1s", Duration.ZERO, Duration.ofMinutes(1), "how long a refusal stands"));

    static final Setting<Duration> GRACE = known(time(
            "crovver.grace",
            "0s",
            Duration.ZERO,
            Duration.ofDays(90),
            "how long a subscription whose payment failed still counts"));

    static final Setting<Boolean> FEATURES_FROM_SUBSCRIPTIONS = known(Setting.withDefault(
            "crovver.featuresFromSubscriptions",
            SettingForm.flag(),
            "false",
            "whether features are read from the tenant's subscriptions"));

    static final Setting<OutagePolicy> OUTAGE_SUBSCRIPTIONS =
            known(outage("crovver.outageSubscriptions", "what holds for subscriptions while Crovver is away"));

    static final Setting<OutagePolicy> OUTAGE_FEATURES =
            known(outage("crovver.outageFeatures", "what holds for features while Crovver is away"));

    static final Setting<OutagePolicy> OUTAGE_SEATS =
            known(outage("crovver.outageSeats", "what holds for seats while Crovver is away"));

    static final Setting<Duration> LAST_KNOWN = known(
            time("crovver.lastKnown", "10m", Duration.ZERO, Duration.ofDays(30), "how old a last known answer may be"));

    static final Setting<Integer> BREAKER_FAILURES = known(number(
            "crovver.breakerFailures", "5", 1_000, "after how many failed calls in a row Crovver is left alone"));

    static final Setting<Duration> BREAKER_PAUSE = known(time(
            "crovver.breakerPause",
            "5s",
            Duration.ofMillis(1),
            Duration.ofHours(1),
            "for how long it is left alone then"));

    static final Setting<Integer> WAITERS =
            known(number("crovver.waiters", "200", 100_000, "how many requests may wait for Crovver at once"));

    static final Setting<Integer> REFRESH_THREADS =
            known(number("crovver.refreshThreads", "4", 1_000, "how many calls may run in the background at once"));

    static final Setting<Integer> TENANTS =
            known(number("crovver.tenants", "10000", 10_000_000, "how many tenants' answers are remembered"));

    static final Setting<Boolean> NON_BLOCKING = known(Setting.withDefault(
            "crovver.nonBlocking",
            SettingForm.flag(),
            "false",
            "whether requests to servlets wait for Crovver without a thread of the container"));

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
