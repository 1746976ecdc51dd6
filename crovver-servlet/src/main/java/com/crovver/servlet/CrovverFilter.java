package com.crovver.servlet;

import com.crovver.gate.BrokenGuardException;
import com.crovver.gate.CallerIds;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.spi.CallerIdResolver;
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
import java.util.Set;
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

    private record Started(ServletContext context, Enforcement enforcement, LateAudit lateAudit, Kit kit) {}

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
            Kit kit = Assembly.kit(context, settings);
            Enforcement enforcement = Enforcement.of(context);
            started = new Started(context, enforcement, new LateAudit(context, enforcement, usersKnown), kit);
            tell(guarded, settings, source);
        } catch (BrokenGuardException | IllegalArgumentException e) {
            throw new ServletException(e.getMessage(), e);
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
            running.enforcement().close();
            running.kit().close(running.context());
        }
    }
}
