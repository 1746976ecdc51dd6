package com.crovver.client;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the envelope: tells success from failure, and both from what something in front of Crovver answered; and reads the three
 * shapes that failures come in.
 */
final class EnvelopeReader {

    /** They mean the same whoever sends them: a key that is refused, an attempt that was late, too many calls. */
    private static final Set<Integer> PLAIN = Set.of(401, 403, 408, 429);

    private final ApiKeys keys;
    private final InstantSource clock;

    EnvelopeReader(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Reads an answer.
     *
     * @param attempts how often the request was sent to get it
     * @param mayBeEcho whether an earlier one of those may have been carried out
     * @throws CrovverException if it is a failure, or cannot be understood
     */
    <T> T read(ApiCall<T> call, Transport.Response response, int attempts, boolean mayBeEcho) {
        if (response.status() / 100 != 2) {
            Json root = Json.root(call, parseFailure(response));
            if (!isOfCrovver(response.status(), root)) {
                throw new CrovverProtocolException(
                        call + ": HTTP " + response.status() + " with a body that is not one of Crovver's");
            }
            throw failure(call, response, root, attempts, mayBeEcho);
        }
        Json root = Json.root(call, parseSuccess(call, response));
        Json success = root.get("success");
        if (!success.isBoolean()) {
            throw success.unexpected("true or false");
        }
        if (!success.isTrue()) {
            throw failure(call, response, root, attempts, mayBeEcho);
        }
        Json error = root.get("error");
        if (!error.isAbsent()) {
            // Success and an error at once: not knowing which is not a yes.
            throw error.unexpected("nothing beside success");
        }
        return call.decoder().decode(new Decoder.Answer(root.get("data"), root.get("meta"), mayBeEcho));
    }

    private static JsonNode parseSuccess(ApiCall<?> call, Transport.Response response) {
        JsonNode node;
        try {
            node = JsonCodec.read(response.body());
        } catch (IOException e) {
            // No cause: a parser's message quotes the body.
            throw new CrovverProtocolException(
                    call + ": HTTP " + response.status() + " with a body that is not readable JSON");
        }
        if (!node.isObject()) {
            throw new CrovverProtocolException(
                    call + ": HTTP " + response.status() + " with a body that is not a JSON object");
        }
        return node;
    }

    /** The body of a failure, missing if it is no JSON: a failure is one whatever comes with it. */
    private static JsonNode parseFailure(Transport.Response response) {
        try {
            return JsonCodec.read(response.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether a failure is Crovver's own, or one like it: not a redirect, nor a page of a proxy that found nothing. */
    private static boolean isOfCrovver(int status, Json root) {
        boolean named = root.get("success").isBoolean()
                || !root.get("error").isAbsent()
                || root.get("message").isText();
        return status >= 500 || PLAIN.contains(status) || (status >= 400 && named);
    }

    private CrovverApiException failure(
            ApiCall<?> call, Transport.Response response, Json root, int attempts, boolean mayBeEcho) {
        int status = response.status();
        Json error = root.get("error");
        String code = error.get("code").isText() ? error.get("code").text() : null;
        String message = describe(call, status, code, apiMessage(root, error), attempts);
        if (isNoSubscription(call, status, code, root)) {
            return new CrovverNoSubscriptionException(message, status, code, attempts, mayBeEcho);
        }
        Duration retryAfter = response.header("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, clock.instant()))
                .orElse(null);
        return new CrovverApiException(message, status, code, retryAfter, attempts, mayBeEcho);
    }

    /** An object's message, else the error as text, else what a body without envelope has. */
    private static @Nullable String apiMessage(Json root, Json error) {
        Json message = error.isObject() ? error.get("message") : error;
        if (!message.isText()) {
            message = root.get("message");
        }
        return message.isText() ? message.text() : null;
    }

    /** The three spellings of "no live subscription"; a 404 of a proxy or an unknown path is none of them. */
    private static boolean isNoSubscription(ApiCall<?> call, int status, @Nullable String code, Json root) {
        if (status == 402) {
            return true;
        }
        boolean named = "NO_ACTIVE_SUBSCRIPTION".equals(code) || "NO_SUBSCRIPTION".equals(code);
        boolean enveloped = root.get("success").isBoolean() && root.get("error").isText();
        return status == 404 && (named || (call.seats() && enveloped));
    }

    private String describe(
            ApiCall<?> call, int status, @Nullable String code, @Nullable String apiMessage, int attempts) {
        StringBuilder text =
                new StringBuilder(call.toString()).append(": HTTP ").append(status);
        if (code != null) {
            text.append(' ').append(keys.printable(code));
        }
        if (apiMessage != null) {
            text.append(" \"").append(keys.printable(apiMessage)).append('"');
        }
        return text.append(attempts == 1 ? " (1 attempt)" : " (" + attempts + " attempts)")
                .toString();
    }
}
