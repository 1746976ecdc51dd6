package com.crovver.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A request as {@code java.net.http} takes it, around headers that were made before: its builder checks, sorts and copies
 * them anew for every request, and they are the same in nearly all. The address and the headers were checked by those who
 * made them. No time-out: {@link DeadlineWatch} has it.
 */
final class JdkRequest extends HttpRequest {

    private final String method;
    private final URI uri;
    private final HttpHeaders headers;
    private final BodyPublisher body;

    JdkRequest(String method, URI uri, HttpHeaders headers, BodyPublisher body) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public Optional<BodyPublisher> bodyPublisher() {
        return Optional.of(body);
    }

    @Override
    public boolean expectContinue() {
        return false;
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    /** Empty for that of the client. */
    @Override
    public Optional<HttpClient.Version> version() {
        return Optional.empty();
    }
}
