package com.crovver.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;

/** Somebody in front of the application, with a cookie jar. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final URI base;

    Browser(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
    }

    Browser loggedIn(String workspace, String user) {
        return loggedInAt("", workspace, user);
    }

    /** Signs in to the application at a context path. */
    Browser loggedInAt(String contextPath, String workspace, String user) {
        Answer answer = post(contextPath + "/login?workspace=" + workspace + "&user=" + user);
        if (answer.status() != 200) {
            throw new IllegalStateException("login answered " + answer);
        }
        return this;
    }

    /** The cookie that names the session, for requests that are written byte by byte. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    Answer get(String path) {
        return send("GET", path);
    }

    Answer post(String path, String... headers) {
        return send("POST", path, headers);
    }

    /** Posts where the application may drop the connection in the middle of its answer. */
    void tryPost(String path, String... headers) {
        try {
            post(path, headers);
        } catch (UncheckedIOException e) {
            // What was sent before stays sent; the test looks at what the server made of it.
        }
    }

    /** Posts a form, already encoded. */
    Answer submit(String path, String form, String... headers) {
        return post(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form), headers);
    }

    /** Posts a text. */
    Answer postText(String path, String text, String... headers) {
        return post(path, "text/plain", BodyPublishers.ofString(text), headers);
    }

    private Answer post(String path, String type, BodyPublisher body, String... headers) {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(body).setHeader("Content-Type", type), headers);
    }

    /** Posts nothing with a key, reads the beginning of the answer, and closes the connection. */
    void postAndLeave(String path, String key) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .POST(BodyPublishers.noBody())
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", key)
                .build();
        try (InputStream answer =
                http.send(request, BodyHandlers.ofInputStream()).body()) {
            if (answer.read() < 0) {
                throw new IllegalStateException("the answer is empty");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends an empty body, as text where a POST needs a type. */
    Answer send(String method, String path, String... headers) {
        return method.equals("POST")
                ? post(path, "text/plain", BodyPublishers.noBody(), headers)
                : send(HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.noBody()), headers);
    }

    private Answer send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Content-Type")) {
                request.setHeader(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            return new Answer(exchange(request.build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A container that answers without reading the body closes the connection afterwards. Whoever reuses it at that moment gets
     * no byte of an answer, and has to open another one.
     */
    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return http.send(request, BodyHandlers.ofString());
        }
    }

    /** An answer of the application. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode problem() {
            if (!String.valueOf(header("Content-Type")).startsWith("application/problem+json")) {
                throw new IllegalStateException("no problem: " + this);
            }
            try {
                return JsonMapper.builder().build().readTree(body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return status() + " " + response.headers().map() + " " + body();
        }
    }
}
