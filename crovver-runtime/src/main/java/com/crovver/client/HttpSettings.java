package com.crovver.client;

import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the built-in transport.
 *
 * @param connectTimeout null for the default
 * @param sslContext null for the platform's
 * @param proxy null for none
 * @param given a client of the application's, used as it is; null for one of our own
 */
record HttpSettings(
        @Nullable Duration connectTimeout,
        @Nullable SSLContext sslContext,
        @Nullable ProxySettings proxy,
        @Nullable HttpClient given) {

    static final HttpSettings DEFAULTS = new HttpSettings(null, null, null, null);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    HttpSettings withConnectTimeout(Duration newTimeout) {
        return new HttpSettings(newTimeout, sslContext, proxy, given);
    }

    HttpSettings withSslContext(SSLContext newContext) {
        return new HttpSettings(connectTimeout, newContext, proxy, given);
    }

    HttpSettings withProxy(ProxySettings newProxy) {
        return new HttpSettings(connectTimeout, sslContext, newProxy, given);
    }

    HttpSettings withGiven(HttpClient newGiven) {
        return new HttpSettings(connectTimeout, sslContext, proxy, newGiven);
    }

    /**
     * A transport with these settings.
     *
     * @throws IllegalStateException if there is both a client and a setting that only a client of our own would heed
     */
    JdkTransport transport() {
        if (given == null) {
            return JdkTransport.own(connectTimeout == null ? CONNECT_TIMEOUT : connectTimeout, sslContext, proxy);
        }
        if (!equals(DEFAULTS.withGiven(given))) {
            throw new IllegalStateException(
                    "connectTimeout, sslContext and proxy belong on the HttpClient that was given");
        }
        return JdkTransport.over(given);
    }
}
