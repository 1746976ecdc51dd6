package com.crovver.servlet;

import com.crovver.billing.Billing;
import com.crovver.billing.BillingAddress;
import com.crovver.client.CrovverClient;
import com.crovver.gate.Answers;
import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.Callers;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Problems;
import com.crovver.gate.UpgradeLink;
import com.crovver.gate.WaitingRoom;
import com.crovver.guard.Engine;
import com.crovver.spi.BillingUsers;
import com.crovver.sql.SqlChargeStore;
import com.crovver.webhook.WebhookVerifier;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the kit together as its settings say, and opens the gates. If a part cannot be made, those made before are closed: a
 * deployment that fails leaves no thread behind.
 */
final class Assembly {

    private static final Logger LOG = System.getLogger(Assembly.class.getName());

    private final ServletContext context;
    private final Settings settings;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Assembly(ServletContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    /**
     * The kit of a web application, whose gates are open.
     *
     * @throws ServletException if a key is unknown and the deployment is to fail then
     * @throws BrokenGuardException if the gates are open already
     * @throws IllegalArgumentException if a setting names something that is not there
     */
    static Kit kit(ServletContext context, Settings settings) throws ServletException, BrokenGuardException {
        Assembly assembly = new Assembly(context, settings);
        boolean whole = false;
        try {
            Kit kit = assembly.kit();
            whole = true;
            return kit;
        } finally {
            if (!whole) {
                assembly.parts.forEach(Assembly::close);
            }
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A part of the kit could not be closed after the deployment had failed", e);
        }
    }

    private <T extends AutoCloseable> T part(T made) {
        parts.push(made);
        return made;
    }

    private Kit kit() throws ServletException, BrokenGuardException {
        CrovverClient client = part(client());
        KeyCheck keys =
                part(KeyCheck.begin(settings.get(KnownSettings.CHECK_KEYS), ApplicationLoader.of(context), client));
        SqlChargeStore store = ChargeStores.of(settings).map(this::part).orElse(null);
        Engine engine = part(Engines.of(settings, client, store));
        WebhookReceiver webhooks = webhooks(engine);
        if (webhooks != null) {
            part(webhooks);
        }
        UpgradeLink link = upgradeLink();
        Optional<BillingUsers> named = settings.get(KnownSettings.BILLING_USERS);
        Kit kit = new Kit(
                settings,
                engine,
                client,
                named.orElseGet(() -> owners(client, engine)),
                keys,
                store,
                link,
                webhooks,
                billing(named.orElseGet(() -> Billing.owners(client)), client, engine));
        Enforcement.of(context).open(gatekeeper(engine, link), waitingRoom());
        kit.putInto(context);
        return kit;
    }

    private Gatekeeper gatekeeper(Engine engine, @Nullable UpgradeLink link) {
        return new Gatekeeper(
                engine,
                new Callers(
                        settings.get(KnownSettings.TENANT),
                        settings.get(KnownSettings.USER).orElse(null)),
                settings.get(KnownSettings.KEY),
                new Problems(settings.get(KnownSettings.PROBLEM_BASE), settings.get(KnownSettings.CHALLENGE), link),
                new Answers(
                        context.getContextPath(),
                        settings.get(KnownSettings.REFUSAL_PAGE).orElse(null),
                        settings.get(KnownSettings.LOGIN_PAGE).orElse(null)),
                new Gatekeeper.Options(
                        settings.get(KnownSettings.RECORD_ANSWERS),
                        settings.get(KnownSettings.CREDIT_HEADERS),
                        settings.get(KnownSettings.INACTIVE_LISTENER).orElse(null),
                        settings.get(KnownSettings.BILLING_USERS).orElse(null)));
    }

    /** For pages of the application, which ask often. */
    private BillingUsers owners(CrovverClient client, Engine engine) {
        return new RememberedUsers(
                Billing.owners(tenant ->
                        engine.ask(tenant, deadline -> client.getTenant(tenant, Engines.options(settings, deadline)))),
                settings.get(KnownSettings.GRANTS_KEPT),
                settings.get(KnownSettings.REFUSALS_KEPT),
                settings.get(KnownSettings.TENANTS),
                Ticker.systemTicker());
    }

    private @Nullable WaitingRoom waitingRoom() {
        return settings.get(KnownSettings.NON_BLOCKING)
                ? part(new WaitingRoom(settings.get(KnownSettings.WAITERS)))
                : null;
    }

    private @Nullable UpgradeLink upgradeLink() {
        String base = settings.get(KnownSettings.PUBLIC_URL).orElse("") + context.getContextPath();
        return settings.get(KnownSettings.UPGRADE_URL)
                .map(target -> new UpgradeLink(target.startsWith("/") ? base + target : target, false))
                .or(() -> KitServlets.billingPath(context).map(path -> new UpgradeLink(base + path, true)))
                .orElse(null);
    }

    private @Nullable Billing billing(BillingUsers users, CrovverClient client, Engine engine) {
        return KitServlets.billingPath(context)
                .map(path -> new BillingAddress(
                        settings.get(KnownSettings.PUBLIC_URL).orElseThrow(), context.getContextPath() + path))
                .map(address -> new Billing(
                        new Billing.Setup(
                                address,
                                users,
                                settings.get(KnownSettings.PUBLIC_KEY).isPresent(),
                                settings.get(KnownSettings.RENEWAL_URL)
                                        .map(URI::create)
                                        .orElse(null)),
                        client,
                        engine))
                .orElse(null);
    }

    private @Nullable WebhookReceiver webhooks(Engine engine) {
        return settings.get(KnownSettings.WEBHOOK_SECRETS)
                .map(secrets -> new WebhookReceiver(
                        new WebhookVerifier(secrets),
                        engine,
                        settings.get(KnownSettings.WEBHOOK_LISTENER).orElse(null)))
                .orElse(null);
    }

    private CrovverClient client() {
        var builder = CrovverClient.builder()
                .secretKey(settings.get(KnownSettings.SECRET_KEY))
                .timeout(settings.get(KnownSettings.CLIENT_TIMEOUT))
                .maxRetries(1);
        settings.get(KnownSettings.PUBLIC_KEY).ifPresent(builder::publicKey);
        apply(KnownSettings.BASE_URL, builder::baseUrl);
        apply(KnownSettings.PORTAL_URL, builder::portalUrl);
        return builder.build();
    }

    private void apply(Setting<Optional<String>> setting, Consumer<String> target) {
        try {
            settings.get(setting).ifPresent(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting.name() + " (" + settings.whereSet(setting) + "): " + e.getMessage(), e);
        }
    }
}
