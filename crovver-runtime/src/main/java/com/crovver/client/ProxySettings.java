package com.crovver.client;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A proxy, and what it wants to be told.
 *
 * <p>The credentials are sent with the first request. An {@code Authenticator} would make {@code java.net.http} drop the
 * {@code Authorization} header, and with it the API's key.
 */
record ProxySettings(InetSocketAddress address, Map<String, String> headers) {

    static ProxySettings of(String host, int port) {
        return new ProxySettings(InetSocketAddress.createUnresolved(host, port), Map.of());
    }

    ProxySettings withCredentials(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the proxy's user must not hold a colon");
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        return new ProxySettings(address, Map.of("Proxy-Authorization", basic));
    }

    /** The address only. */
    @Override
    public String toString() {
        return "ProxySettings[" + address + "]";
    }
}
