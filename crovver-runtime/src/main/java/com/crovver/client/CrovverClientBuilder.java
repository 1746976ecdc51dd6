package com.crovver.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link CrovverClient}. Every setting is checked where it is made and fails with an
 * {@link IllegalArgumentException} that names it, and its value unless it is a key. Not thread-safe.
 */
public final class CrovverClientBuilder {

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private @Nullable String secretKey;
    private @Nullable String publicKey;
    private String baseUrl = BaseUrl.DEFAULT;
    private String userAgent = "crovver-java";
    private Duration timeout = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int maxRetries = 3;
    private @Nullable Transport transport;
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
        baseUrl = BaseUrl.checked(url);
        return this;
    }

    /** Longest time for one attempt, connecting and body included: above zero, at most one day, by default 30 seconds. */
    public CrovverClientBuilder timeout(Duration newTimeout) {
        timeout = Timeouts.checked("timeout", newTimeout);
        return this;
    }

    /** Longest time to connect, within the time-out of the attempt: by default 10 seconds. For the built-in transport. */
    public CrovverClientBuilder connectTimeout(Duration newTimeout) {
        connectTimeout = Timeouts.checked("connectTimeout", newTimeout);
        return this;
    }

    /** How often a call that may be repeated is sent again after the first attempt: at least 0, by default 3. */
    public CrovverClientBuilder maxRetries(int retries) {
        maxRetries = new RetryPolicy(retries, FIRST_BACKOFF).maxRetries();
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

    /** A client with these settings. Keys are not tried: the first call that Crovver refuses says so. */
    public CrovverClient build() {
        if (transport != null) {
            return client(transport, () -> {});
        }
        JdkTransport own = new JdkTransport(connectTimeout);
        return client(own, own::close);
    }

    private CrovverClient client(Transport carrier, Runnable closeCarrier) {
        ApiKeys keys = new ApiKeys(secretKey, publicKey);
        Closing closing = new Closing();
        CallSender sender = new CallSender(
                baseUrl,
                userAgent,
                keys,
                carrier,
                new EnvelopeReader(keys, clock),
                closing,
                sleeper == null ? closing : sleeper,
                random);
        CallLimits limits = new CallLimits(timeout, new RetryPolicy(maxRetries, FIRST_BACKOFF), null);
        return new CrovverClient(sender, limits, () -> {
            closing.begin(); // first, so that no call that ends now is sent again
            closeCarrier.run();
        });
    }

    /** The settings without the keys. */
    @Override
    public String toString() {
        return "CrovverClientBuilder[baseUrl=" + baseUrl + ", keys=" + new ApiKeys(secretKey, publicKey) + "]";
    }
}
