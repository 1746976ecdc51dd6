package com.crovver.servlet;

import com.crovver.gate.CallerIdResolver;
import com.crovver.gate.Problems;
import com.crovver.guard.DecisionListener;
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

    static final Setting<String> KEY = known(Setting.withDefault(
            "crovver.key", SettingForm.header(), "header:Idempotency-Key", "what carries idempotency keys"));

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

    static final Setting<Optional<List<String>>> WEBHOOK_SECRETS = known(
            Setting.optional("crovver.webhookSecrets", SettingForm.secrets(), "what Crovver signs webhooks with"));

    static final Setting<Optional<WebhookListener>> WEBHOOK_LISTENER = known(Setting.optional(
            "crovver.webhookListener", SettingForm.instance(WebhookListener.class), "hears of webhooks"));

    static final Setting<Optional<List<DecisionListener>>> LISTENER = known(Setting.optional(
            "crovver.listener", SettingForm.instances(DecisionListener.class), "hear of every decision and charge"));

    private KnownSettings() {}

    private static <T> Setting<T> known(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }

    /** Every setting, in the order of declaration. */
    static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }
}
