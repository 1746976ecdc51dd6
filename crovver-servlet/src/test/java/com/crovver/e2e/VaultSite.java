package com.crovver.e2e;

import static org.awaitility.Awaitility.await;

import com.crovver.e2e.app.Dispatch;
import com.crovver.e2e.app.Login;
import com.crovver.e2e.app.Runs;
import com.crovver.e2e.vault.Vault;
import com.crovver.testkit.CrovverEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application with the vault in a container, Crovver beside it, and everybody who attacks it signed in. */
final class VaultSite {

    static final List<String> POOLS = List.of("ops", "metal");

    private static final Pattern SESSION = Pattern.compile("(?i)set-cookie: *JSESSIONID=([^;\r\n]+)");
    private static final List<String> TENANTS =
            List.of("entitled", "entitled-other", "refused", "refused-other", "broke", "broke-other");

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final Container container;
    private final Path webApp;
    private final Map<String, String> sessions = new HashMap<>();
    private Container.Deployed app;

    /** Deploys an application, which has {@link Login} and {@link Runs}; the settings are added. */
    VaultSite(Container container, WebApp content) throws Exception {
        this.container = container;
        seed();
        webApp = content.asking(crovver).callersFromSession().build();
        start();
    }

    /** The vault, with everything that leads into it. */
    static WebApp vault(JaxRs jaxRs, Path folder) {
        return new WebApp(folder.resolve("app"))
                .with(jaxRs)
                .handlersOf(Vault.class.getPackage())
                .handlers(Dispatch.class, Login.class, Runs.class)
                .file("area/index.vault", "the welcome file")
                .descriptor("<welcome-file-list><welcome-file>index.vault</welcome-file>"
                        + "<welcome-file>vault</welcome-file></welcome-file-list>")
                .descriptor(errorPage("<error-code>410</error-code>", "/vault"))
                .descriptor(errorPage("<error-code>411</error-code>", "/tree/error"))
                .descriptor(errorPage("<error-code>413</error-code>", "/mixed"))
                .descriptor(errorPage("<error-code>414</error-code>", "/rest/safe"))
                .descriptor(errorPage("<error-code>415</error-code>", "/desk"))
                .descriptor(errorPage("<exception-type>jakarta.servlet.ServletException</exception-type>", "/reading"));
    }

    private static String errorPage(String cause, String location) {
        return "<error-page>" + cause + "<location>" + location + "</location></error-page>";
    }

    private void seed() {
        crovver.plan(
                "full",
                plan -> plan.seatBased("EUR", "10.00", 2, "5.00")
                        .feature("vault")
                        .hardPool("ops", 1_000_000)
                        .hardPool("metal", 1_000_000));
        crovver.plan(
                "bare",
                plan -> plan.seatBased("EUR", "1.00", 2, "5.00")
                        .featureOff("vault")
                        .hardPool("ops", 1_000_000)
                        .hardPool("metal", 1_000_000));
        for (String tenant : TENANTS) {
            crovver.tenant(tenant, it -> {
                it.plan(tenant.startsWith("refused") ? "bare" : "full")
                        .status("active")
                        .seats(2);
                if (tenant.startsWith("entitled")) {
                    it.heldBy("alice", "bob");
                } else {
                    it.heldBy("carol", "dave");
                }
                if (tenant.startsWith("broke")) {
                    POOLS.forEach(pool -> it.credits(pool, 0));
                }
            });
        }
    }

    private void start() throws Exception {
        app = container.deploy(webApp);
        sessions.clear();
        for (Attacker attacker : Attacker.values()) {
            if (attacker != Attacker.ANONYMOUS) {
                sessions.put(attacker.tenant(), login(attacker.tenant(), "alice"));
                sessions.put(attacker.tenant() + "other-user", login(attacker.tenant(), "bob"));
                sessions.put(attacker.tenant() + "other-tenant", login(attacker.tenant() + "-other", "alice"));
            }
        }
        // A cold start may take longer than a request has time for.
        byte[] first = OddRequest.of("GET /vault", values(Attacker.REFUSED, "", "none"))
                .bytes();
        await().until(() -> RawHttp.exchange(app.uri(), first).statuses().equals("403"));
    }

    private String login(String workspace, String user) {
        String request = "POST /login?workspace=" + workspace + "&user=" + user
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        RawAnswer answer = RawHttp.exchange(app.uri(), request.getBytes(StandardCharsets.US_ASCII));
        Matcher session = SESSION.matcher(answer.text());
        if (!session.find()) {
            throw new IllegalStateException("login answered " + answer.text());
        }
        return session.group(1);
    }

    /** Stops the container and starts it anew: sessions, counts and records are gone, Crovver's state is not. */
    void restart() throws Exception {
        app.stop();
        start();
    }

    CrovverEmulator crovver() {
        return crovver;
    }

    URI uri() {
        return app.uri();
    }

    /** What the names in braces stand for in a request of one caller. */
    Map<String, String> values(Attacker attacker, String session, String key) {
        Map<String, String> values = new HashMap<>();
        String id = sessions.getOrDefault(attacker.tenant() + session, "none");
        values.put("host", app.uri().getAuthority());
        values.put("session", id);
        values.put("cookie", "JSESSIONID=" + id);
        values.put("key", key);
        return values;
    }

    /**
     * What must not move unless a guard allows it.
     *
     * @param runs how often guarded code has run since the start
     * @param credits all credits of all tenants
     * @param seats all seats taken
     */
    record Books(int runs, long credits, long seats) {}

    /** Asked on a connection that is kept, as it is asked after every request. */
    private int runs() {
        try (InputStream answer = app.uri().resolve("/runs").toURL().openStream()) {
            return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Books books() {
        int runs = runs();
        long credits = 0;
        long seats = 0;
        for (String tenant : TENANTS) {
            for (String pool : POOLS) {
                credits += crovver.balance(tenant, pool);
            }
            seats += crovver.activeSeats(tenant).size();
        }
        return new Books(runs, credits, seats);
    }

    void stop() throws Exception {
        if (app != null) {
            app.stop();
        }
        crovver.close();
    }
}
