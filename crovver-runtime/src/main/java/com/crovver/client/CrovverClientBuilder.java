package com.crovver.client;

import com.crovver.model.ProrationAmount;
import java.lang.System.Logger;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link CrovverClient}. Every setting is checked where it is made and fails with an
 * {@link IllegalArgumentException} that names it, and its value unless it is a key. Not thread-safe.
 */
public final class CrovverClientBuilder {

    private static final int HIGHEST_PORT = 65_535;

    private @Nullable String secretKey;
    private @Nullable String publicKey;
    private String baseUrl = BaseUrl.DEFAULT;
    private String userAgent = "crovver-java";
    private Duration timeout = Duration.ofSeconds(30);
    private RetryPolicy retries = new RetryPolicy(3, Duration.ofSeconds(1));
    private HttpSettings http = HttpSettings.DEFAULTS;
    private @Nullable Transport transport;
    private @Nullable Executor executor;
    private Logger logger = CallLog.DEFAULT;
    private boolean logBodies;
    private Variants variants = Variants.DEFAULTS;
    private @Nullable Sleeper sleeper;
    private RandomGenerator random = new Random();
    private InstantSource clock = InstantSource.system();

    CrovverClientBuilder() {}

    /**
     * The key of the backend, {@code sk_live_...} or {@code sk_test_...}. Without it, calls that need it fail with an
     * {@link IllegalStateException} before anything is sent.
     */
    public CrovverClientBuilder secretKey(String key) {
        new ApiKeys(key, null);
        secretKey = key;
        return this;
    }

    /**
     * The key that browsers may know, {@code pk_live_...} or {@code pk_test_...}. Calls that take either key use it where
     * there is no secret key; it then stands in the query string.
     */
    public CrovverClientBuilder publicKey(String key) {
        new ApiKeys(null, key);
        publicKey = key;
        return this;
    }

    /**
     * Where the API is, by default {@code https://app.crovver.com}; a path is kept, trailing slashes are removed.
     *
     * @param url https, or http on {@code localhost}, {@code 127.x.x.x} or {@code [::1]}
     */
    public CrovverClientBuilder baseUrl(String url) {
        baseUrl = BaseUrl.checked("baseUrl", url);
        return this;
    }

    /**
     * Longest time for one attempt, connecting and body included: above zero, at most one day, by default 30 seconds. The
     * platform's look-up of the host name cannot be broken off: an attempt in which it hangs fails when the look-up ends.
     * Bound it where names are resolved, for example {@code options timeout:1 attempts:1} in {@code resolv.conf}.
     */
    public CrovverClientBuilder timeout(Duration newTimeout) {
        timeout = Timeouts.checked("timeout", newTimeout);
        return this;
    }

    /**
     * Longest time to connect, within the time-out of the attempt: above zero, at most one day, by default 10 seconds. For
     * the built-in transport.
     */
    public CrovverClientBuilder connectTimeout(Duration newTimeout) {
        http = http.withConnectTimeout(Timeouts.checked("connectTimeout", newTimeout));
        return this;
    }

    /** How often a call that may be repeated is sent again after the first attempt: at least 0, by default 3. */
    public CrovverClientBuilder maxRetries(int newMaxRetries) {
        retries = retries.withMaxRetries(newMaxRetries);
        return this;
    }

    /**
     * Wait before the first retry, give or take a quarter; it doubles with each further one, up to 30 seconds. At least 0,
     * at most 30 seconds, by default one second.
     */
    public CrovverClientBuilder retryBaseDelay(Duration delay) {
        retries = new RetryPolicy(retries.maxRetries(), delay);
        return this;
    }

    /** The {@code User-Agent} header, by default {@code crovver-java}: visible ASCII characters and spaces. */
    public CrovverClientBuilder userAgent(String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("userAgent must be visible ASCII characters and spaces");
        }
        userAgent = text;
        return this;
    }

    /**
     * What carries requests, instead of {@code java.net.http}. The client does not close it: whoever passes it owns it.
     */
    public CrovverClientBuilder transport(Transport newTransport) {
        transport = newTransport;
        return this;
    }

    /**
     * The {@code HttpClient} to use, instead of one of the client's own. It brings its own settings, and is not closed:
     * whoever passes it owns it. HTTP/1.1 and a bounded executor are advisable.
     *
     * @throws IllegalArgumentException if it follows redirects: it would take the key along to wherever they lead; or if it
     *     has an authenticator: with one, JDK 17 leaves the header out that carries the key
     */
    public CrovverClientBuilder httpClient(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("httpClient must not follow redirects: they would take the key along");
        }
        if (client.authenticator().isPresent()) {
            throw new IllegalArgumentException(
                    "httpClient must not have an authenticator: with one, requests may lose the key; see proxy(...)");
        }
        http = http.withGiven(client);
        return this;
    }

    /** What https trusts and shows, instead of the platform's. For the built-in transport. */
    public CrovverClientBuilder sslContext(SSLContext context) {
        http = http.withSslContext(context);
        return this;
    }

    /**
     * A proxy that all requests go through, without authentication. For the built-in transport.
     *
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is blank or the port is out of range
     */
    public CrovverClientBuilder proxy(String host, int port) {
        http = http.withProxy(proxySettings(host, port));
        return this;
    }

    /**
     * A proxy that all requests go through, with basic authentication, sent unasked. For the built-in transport.
     *
     * <p>For https, the JDK keeps the credentials back unless the process was started with {@code
     * -Djdk.http.auth.tunneling.disabledSchemes=} (set to nothing): they would go to the proxy in clear text.
     *
     * @param port 1 to 65535
     * @param user without a colon
     * @throws IllegalArgumentException if the host is blank, the port is out of range, or the user has a colon
     */
    public CrovverClientBuilder proxy(String host, int port, String user, String password) {
        http = http.withProxy(proxySettings(host, port).withCredentials(user, password));
        return this;
    }

    private static ProxySettings proxySettings(String host, int port) {
        Ids.required("proxy", host);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("the proxy's port must be 1 to " + HIGHEST_PORT + ", was " + port);
        }
        return ProxySettings.of(host, port);
    }

    /**
     * What asynchronous calls run on, instead of at most 32 threads of the client's own with 1,024 calls waiting. Each call
     * holds one of its threads until it is over, so it has to be bounded, and must not be the one of the {@code HttpClient}.
     * The client does not shut it down.
     */
    public CrovverClientBuilder executor(Executor newExecutor) {
        executor = newExecutor;
        return this;
    }

    /**
     * Where the client says, at debug level, what it does, and at warning level what looks like a mistake. By default the
     * platform's logger {@code com.crovver.client}. Neither keys nor tokens get there, and no ids unless bodies do.
     */
    public CrovverClientBuilder logger(Logger newLogger) {
        logger = newLogger;
        return this;
    }

    /**
     * Whether the debug log shows what is sent and received. Off by default: bodies name people. Keys and tokens are taken
     * out of them even so.
     */
    public CrovverClientBuilder logBodies(boolean shown) {
        logBodies = shown;
        return this;
    }

    /**
     * Where the hosted portal is, for answers that do not say it: by default {@code https://portal.crovver.com}.
     *
     * @param url https, or http on a loopback address; trailing slashes are removed
     */
    public CrovverClientBuilder portalUrl(String url) {
        Portal portal = new Portal(BaseUrl.checked("portalUrl", url));
        variants = new Variants(portal, variants.prorationUnit(), variants.misspeltSeats());
        return this;
    }

    /**
     * What the amount of a proration checkout is counted in where the answer does not prove it, by default major units. The
     * sources of the API disagree; see {@link ProrationAmount}.
     */
    public CrovverClientBuilder prorationUnit(ProrationAmount.Unit unit) {
        variants = new Variants(variants.portal(), unit, variants.misspeltSeats());
        return this;
    }

    /**
     * Whether a checkout sends the number of seats a second time as {@code totalCapcityUnits}, the spelling of the reference
     * page. Off by default. For an organization whose seats do not arrive.
     */
    public CrovverClientBuilder misspeltCapacityUnits(boolean sent) {
        variants = new Variants(variants.portal(), variants.prorationUnit(), sent);
        return this;
    }

    /** Where jitter comes from; has to be thread-safe. By default a {@link Random} of the client's own. */
    public CrovverClientBuilder random(RandomGenerator newRandom) {
        random = newRandom;
        return this;
    }

    CrovverClientBuilder sleeper(Sleeper newSleeper) {
        sleeper = newSleeper;
        return this;
    }

    CrovverClientBuilder clock(InstantSource newClock) {
        clock = newClock;
        return this;
    }

    /**
     * A client with these settings. Keys are not tried: the first call that Crovver refuses says so.
     *
     * @throws IllegalStateException if two settings exclude each other: a transport with settings of the built-in one, or an
     *     {@code HttpClient} with settings that belong on it
     */
    public CrovverClient build() {
        if (transport == null) {
            JdkTransport own = http.transport();
            return client(own, own::close);
        }
        if (!http.equals(HttpSettings.DEFAULTS)) {
            throw new IllegalStateException("a transport was given, so httpClient, connectTimeout, sslContext and proxy"
                    + " have no effect; set them on the transport");
        }
        return client(transport, () -> {});
    }

    private CrovverClient client(Transport carrier, Runnable closeCarrier) {
        ApiKeys keys = new ApiKeys(secretKey, publicKey);
        Closing closing = new Closing();
        CallSender sender = new CallSender(
                new RequestWriter(baseUrl, userAgent, keys),
                carrier,
                new EnvelopeReader(keys, clock),
                new CallLog(logger, keys, logBodies),
                closing,
                sleeper == null ? closing : sleeper,
                random);
        AsyncCalls asyncCalls = executor == null ? AsyncCalls.own() : AsyncCalls.on(executor);
        CallLimits limits = new CallLimits(timeout, retries, null);
        return new CrovverClient(sender, limits, variants, new TestModeNotice(logger, keys), asyncCalls, () -> {
            closing.begin(); // first, so that no call that ends now is sent again
            closeCarrier.run();
            asyncCalls.close();
        });
    }

    /** The settings without the keys. */
    @Override
    public String toString() {
        return "CrovverClientBuilder[baseUrl=" + baseUrl + ", keys=" + new ApiKeys(secretKey, publicKey) + "]";
    }
}
