package com.crovver.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody with a browser: looks at pages, follows links, presses buttons, and is led from site to site, as browsers do it
 * without scripts.
 */
final class Person {

    private static final String ACCEPTED = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<input[^>]* name=\"([^\"]*)\"[^>]*? value=\"([^\"]*)\">");
    private static final Pattern BUTTON = Pattern.compile("<button[^>]*>([^<]*)</button>");
    private static final Pattern LINK = Pattern.compile("<a[^>]* href=\"([^\"]*)\">([^<]*)</a>");
    private static final Pattern CODE = Pattern.compile("&(?:#(x?[0-9A-Fa-f]+)|(amp|lt|gt|quot));");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private URI here;
    private HttpResponse<String> page;

    Person(URI site) {
        here = site;
    }

    Person signedIn(String workspace, String user) {
        return submit("login", "workspace=" + workspace + "&user=" + user);
    }

    Person open(String address) {
        return send(here.resolve(address), null);
    }

    /** Sends a form that is on no page. */
    Person submit(String address, String form) {
        return send(here.resolve(address), form);
    }

    Person follow(String link) {
        return LINK.matcher(page.body())
                .results()
                .filter(it -> text(it.group(2)).equals(link))
                .findFirst()
                .map(it -> open(text(it.group(1))))
                .orElseThrow(() -> new IllegalStateException("no link \"" + link + "\" on " + page.body()));
    }

    Person press(String button) {
        for (MatchResult form : FORM.matcher(page.body()).results().toList()) {
            if (BUTTON.matcher(form.group(2))
                    .results()
                    .anyMatch(it -> text(it.group(1)).equals(button))) {
                List<String> fields = new ArrayList<>();
                FIELD.matcher(form.group(2))
                        .results()
                        .forEach(it -> fields.add(it.group(1) + "=" + URLEncoder.encode(text(it.group(2)), UTF_8)));
                return send(here.resolve(text(form.group(1))), String.join("&", fields));
            }
        }
        throw new IllegalStateException("no button \"" + button + "\" on " + page.body());
    }

    int status() {
        return page.statusCode();
    }

    String body() {
        return text(page.body());
    }

    /** Where the page on view is. */
    URI here() {
        return here;
    }

    private Person send(URI address, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", ACCEPTED);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", here.getScheme() + "://" + here.getRawAuthority())
                    .POST(BodyPublishers.ofString(form));
        }
        try {
            page = http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        here = address;
        if (page.statusCode() == 303) {
            return send(here.resolve(page.headers().firstValue("Location").orElseThrow()), null);
        }
        return this;
    }

    private static String text(String html) {
        return CODE.matcher(html)
                .replaceAll(code -> Matcher.quoteReplacement(
                        code.group(1) == null
                                ? switch (code.group(2)) {
                                    case "amp" -> "&";
                                    case "lt" -> "<";
                                    case "gt" -> ">";
                                    default -> "\"";
                                }
                                : Character.toString(
                                        Integer.decode(code.group(1).replace("x", "0x")))));
    }
}
