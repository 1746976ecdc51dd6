package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where events go, and the secret that signs them. */
record WebhookEndpoint(URI url, String secret) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Refuses all but this machine: an emulator is for tests, and must not reach out of them. */
    WebhookEndpoint {
        String host = url.getHost();
        if (!"http".equals(url.getScheme())
                || host == null
                || url.getPort() > 65_535
                || !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "webhook address is " + url
                            + "; the emulator sends to http addresses of this machine only, for example http://127.0.0.1:8080/hook");
        }
        Checks.text("webhook secret", secret);
    }

    String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    /** The request as it goes over the wire. */
    byte[] request(String type, byte[] body) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        String head = "POST " + target + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nUser-Agent: Crovver-Webhook/1.0\r\nX-Crovver-Event: " + type
                + "\r\nX-Crovver-Signature: " + signature(body) + "\r\nConnection: close\r\n\r\n";
        byte[] headBytes = head.getBytes(US_ASCII);
        byte[] request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        return request;
    }

    int port() {
        return url.getPort() == -1 ? 80 : url.getPort();
    }
}
