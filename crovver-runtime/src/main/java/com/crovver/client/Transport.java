package com.crovver.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries one request to Crovver and its answer back. The client builds requests, repeats them and reads answers; a
 * transport only moves bytes. The built-in one stands on {@code java.net.http}.
 *
 * <p>Implementations are thread-safe. They neither follow redirects nor repeat a request, and they hold no key longer than
 * the exchange takes.
 */
@FunctionalInterface
public interface Transport {

    /**
     * Sends a request and waits for the whole answer, body included, in the calling thread.
     *
     * @return the answer, whatever its status
     * @throws IOException if no whole answer arrived within {@link Request#timeout()}
     * @throws InterruptedException if the thread was interrupted while it waited; the exchange is given up
     */
    Response send(Request request) throws IOException, InterruptedException;

    /** What to send. Immutable. */
    final class Request {
        private final String method;
        private final URI uri;
        private final RequestHeaders headers;
        private final byte[] body;
        private final boolean hasBody;
        private final Duration timeout;

        Request(String method, URI uri, RequestHeaders headers, Optional<byte[]> body, Duration timeout) {
            this.method = method;
            this.uri = uri;
            this.headers = headers;
            this.hasBody = body.isPresent();
            this.body = body.orElseGet(() -> new byte[0]);
            this.timeout = timeout;
        }

        /** {@code GET} or {@code POST}. */
        public String method() {
            return method;
        }

        /** Where to, query included. It may hold a public key: keep it out of logs. */
        public URI uri() {
            return uri;
        }

        /** Headers to set, one value each. They may hold a key: keep them out of logs. */
        public Map<String, String> headers() {
            return headers.byName();
        }

        /** The same for {@code java.net.http}. */
        RequestHeaders preparedHeaders() {
            return headers;
        }

        /** The body's bytes, not to be changed; empty for a request without one. */
        public Optional<byte[]> body() {
            return hasBody ? Optional.of(body) : Optional.empty();
        }

        /** The time from now within which the last byte of the answer has to be there; above zero. */
        public Duration timeout() {
            return timeout;
        }

        Request within(Duration newTimeout) {
            return newTimeout.equals(timeout) ? this : new Request(method, uri, headers, body(), newTimeout);
        }

        /** The method only: everything else may hold a key or an id. */
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /** What came back. Immutable. */
    final class Response {
        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        /**
         * An answer.
         *
         * @param status HTTP status
         * @param headers values by name, not to be changed afterwards; names in any case
         * @param body all bytes of the body, not to be changed afterwards; an empty array if there is none
         */
        public Response(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            // Not copied, as the body is not: both are as large as the answer.
            this.headers = Collections.unmodifiableMap(headers);
            this.body = Objects.requireNonNull(body, "body");
        }

        /** HTTP status. */
        public int status() {
            return status;
        }

        /** All headers; names in the case in which they came, the values of one name in their order. */
        public Map<String, List<String>> headers() {
            return headers;
        }

        /** The first value of a header, its name in any case; empty if it was not sent. */
        public Optional<String> header(String name) {
            String wanted = name.toLowerCase(Locale.ROOT);
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst();
        }

        /** The bytes of the body, not to be changed. */
        public byte[] body() {
            return body;
        }

        /** Status and length of the body. */
        @Override
        public String toString() {
            return "Response[" + status + ", " + body.length + " bytes]";
        }
    }
}
