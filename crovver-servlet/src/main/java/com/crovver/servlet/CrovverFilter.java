package com.crovver.servlet;

import com.crovver.billing.Billing;
import com.crovver.billing.BillingAddress;
import com.crovver.client.CrovverClient;
import com.crovver.gate.Answers;
import com.crovver.gate.BillingUsers;
import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.CallerIdResolver;
import com.crovver.gate.CallerIds;
import com.crovver.gate.Callers;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Problems;
import com.crovver.gate.UpgradeLink;
import com.crovver.gate.WaitingRoom;
import com.crovver.guard.Engine;
import com.crovver.sql.SqlChargeStore;
import com.crovver.webhook.WebhookVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one filter an application declares: in {@code web.xml}, on {@code /*}, for every dispatcher, with
 * {@code async-supported}, before its other filters.
 *
 * <p>It reads the configuration, checks at start-up that every guarded handler has its gate, opens an exchange for each
 * request, and settles what was paid when the exchange ends. It decides nothing itself. Thread-safe.
 */
public final class CrovverFilter implements Filter {

    private static final Logger LOG = System.getLogger(CrovverFilter.class.getName());

    private volatile @Nullable Started started;

    /** Made by the container. */
    public CrovverFilter() {}

    private record Started(
            ServletContext context, Enforcement enforcement, LateAudit lateAudit, KeyCheck keys, Kit kit) {}

    /**
     * Reads the configuration and checks the wiring.
     *
     * @throws ServletException if a setting is wrong, a guarded handler has no gate or no guard that fits, or a key is unknown
     *     and {@code crovver.checkKeys} is {@code fail}: the deployment fails, and the message says what to do
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        try {
            SettingSource source = SettingSource.of(config);
            Settings settings = Settings.read(source, ApplicationLoader.of(context));
            boolean usersKnown = settings.get(KnownSettings.USER).isPresent();
            Set<String> guarded = Wiring.audit(context, usersKnown);
            if (settings.get(KnownSettings.OUTBOX).isEmpty()
                    && settings.get(KnownSettings.DATA_SOURCE).isEmpty()) {
                Wiring.requireNoDebts(context);
            }
            KitServlets.check(context, settings);
            Enforcement enforcement = Enforcement.of(context);
            CrovverClient client = client(settings);
            KeyCheck keys = checkKeys(settings, context, client);
            SqlChargeStore store = ChargeStores.of(settings).orElse(null);
            Engine engine = Engines.of(settings, client, store);
            UpgradeLink link = upgradeLink(settings, context);
            enforcement.open(
                    new Gatekeeper(
                            engine,
                            new Callers(
                                    settings.get(KnownSettings.TENANT),
                                    settings.get(KnownSettings.USER).orElse(null)),
                            settings.get(KnownSettings.KEY),
                            new Problems(
                                    settings.get(KnownSettings.PROBLEM_BASE),
                                    settings.get(KnownSettings.CHALLENGE),
                                    link),
                            new Answers(
                                    context.getContextPath(),
                                    settings.get(KnownSettings.REFUSAL_PAGE).orElse(null),
                                    settings.get(KnownSettings.LOGIN_PAGE).orElse(null)),
                            new Gatekeeper.Options(
                                    settings.get(KnownSettings.RECORD_ANSWERS),
                                    settings.get(KnownSettings.CREDIT_HEADERS),
                                    settings.get(KnownSettings.INACTIVE_LISTENER)
                                            .orElse(null),
                                    settings.get(KnownSettings.BILLING_USERS).orElse(null))),
                    settings.get(KnownSettings.NON_BLOCKING)
                            ? new WaitingRoom(settings.get(KnownSettings.WAITERS))
                            : null);
            BillingUsers billingUsers =
                    settings.get(KnownSettings.BILLING_USERS).orElseGet(() -> Billing.owners(client));
            Kit kit = new Kit(
                    settings,
                    engine,
                    client,
                    billingUsers,
                    store,
                    link,
                    webhooks(settings, engine),
                    billing(settings, context, billingUsers, client, engine));
            kit.putInto(context);
            started = new Started(context, enforcement, new LateAudit(context, enforcement, usersKnown), keys, kit);
            tell(guarded, settings, source);
        } catch (BrokenGuardException | IllegalArgumentException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    private static KeyCheck checkKeys(Settings settings, ServletContext context, CrovverClient client)
            throws ServletException {
        try {
            return KeyCheck.begin(settings.get(KnownSettings.CHECK_KEYS), ApplicationLoader.of(context), client);
        } catch (ServletException e) {
            client.close();
            throw e;
        }
    }

    private static void tell(Set<String> guarded, Settings settings, SettingSource source) {
        LOG.log(
                Level.INFO,
                "Guarding the servlets {0}; asking {1} ({2}) with the key of {3}",
                guarded,
                settings.get(KnownSettings.BASE_URL).orElse("Crovver"),
                settings.whereSet(KnownSettings.BASE_URL),
                settings.whereSet(KnownSettings.SECRET_KEY));
        warnOfHeader(KnownSettings.TENANT, settings.get(KnownSettings.TENANT));
        settings.get(KnownSettings.USER).ifPresent(users -> warnOfHeader(KnownSettings.USER, users));
        if (!source.unknownVariables().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Environment variables that look like settings, but are none: {0}",
                    source.unknownVariables());
        }
    }

    private static void warnOfHeader(Setting<?> setting, CallerIdResolver resolver) {
        if (CallerIds.believesClients(resolver)) {
            LOG.log(
                    Level.WARNING,
                    "{0} is read from a header, which every client can set: it is safe only if nobody reaches this"
                            + " application but through a gateway that sets the header itself",
                    setting.name());
        }
    }

    private static @Nullable UpgradeLink upgradeLink(Settings settings, ServletContext context) {
        String base = settings.get(KnownSettings.PUBLIC_URL).orElse("") + context.getContextPath();
        return settings.get(KnownSettings.UPGRADE_URL)
                .map(target -> new UpgradeLink(target.startsWith("/") ? base + target : target, false))
                .or(() -> KitServlets.billingPath(context).map(path -> new UpgradeLink(base + path, true)))
                .orElse(null);
    }

    private static @Nullable Billing billing(
            Settings settings, ServletContext context, BillingUsers users, CrovverClient client, Engine engine) {
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

    private static @Nullable WebhookReceiver webhooks(Settings settings, Engine engine) {
        return settings.get(KnownSettings.WEBHOOK_SECRETS)
                .map(secrets -> new WebhookReceiver(
                        new WebhookVerifier(secrets),
                        engine,
                        settings.get(KnownSettings.WEBHOOK_LISTENER).orElse(null)))
                .orElse(null);
    }

    private static CrovverClient client(Settings settings) {
        var builder = CrovverClient.builder().secretKey(settings.get(KnownSettings.SECRET_KEY));
        settings.get(KnownSettings.PUBLIC_KEY).ifPresent(builder::publicKey);
        apply(settings, KnownSettings.BASE_URL, builder::baseUrl);
        apply(settings, KnownSettings.PORTAL_URL, builder::portalUrl);
        return builder.build();
    }

    private static void apply(Settings settings, Setting<Optional<String>> setting, Consumer<String> target) {
        try {
            settings.get(setting).ifPresent(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting.name() + " (" + settings.whereSet(setting) + "): " + e.getMessage(), e);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Started running = started;
        if (running == null || !running.lateAudit().passes()) {
            ServletAnswer.writeBroken((HttpServletRequest) request, (HttpServletResponse) response);
            return;
        }
        String attribute = running.enforcement().exchangeAttribute();
        if (request.getAttribute(attribute) instanceof Exchange known) {
            Settlement.passOn(
                    known, request, response, chain, running.enforcement().gatekeeper());
            return;
        }
        Exchange exchange = new Exchange((HttpServletRequest) request, (HttpServletResponse) response);
        request.setAttribute(attribute, exchange);
        Settlement.settleAfter(exchange, request, response, chain);
    }

    @Override
    public void destroy() {
        Started running = started;
        started = null;
        if (running != null) {
            running.keys().close();
            running.enforcement().close();
            running.kit().close(running.context());
        }
    }
}
