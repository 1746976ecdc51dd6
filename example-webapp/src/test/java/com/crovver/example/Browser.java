package com.crovver.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;

/** Somebody in front of Inkwell, with a cookie jar. */
final class Browser {

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(URI base) {
        this.base = base;
    }

    Browser signedIn(String workspace, String user) {
        Answer answer = submit("login", "workspace=" + workspace + "&user=" + user);
        if (answer.status() != 303) {
            throw new IllegalStateException("sign-in answered " + answer);
        }
        return this;
    }

    /** What Inkwell can do, each once: analytics, drafts, workspace, exports. */
    List<Answer> doAll() {
        return List.of(get("analytics"), post("drafts"), get("workspace"), post("api/exports"));
    }

    Answer get(String path) {
        return send(request(path));
    }

    /** Goes where a redirect leads. */
    Answer follow(Answer redirect) {
        return get(Objects.requireNonNull(redirect.header("Location"), redirect::toString));
    }

    /** Neither body nor content type. */
    Answer post(String path, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** A form, already encoded. */
    Answer submit(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer of Inkwell. */
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
            if (!"application/problem+json".equals(header("Content-Type"))) {
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
