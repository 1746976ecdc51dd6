package com.crovver.gate;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refusal in the form in which it is sent. A HEAD request gets the same without the body's text.
 *
 * @param status HTTP status
 * @param headers all headers but {@code Vary} and those of the body
 * @param contentType media type of the body
 * @param body ASCII only, so that it has as many bytes as characters whoever encodes it; empty for a redirect
 */
public record Answer(int status, Map<String, String> headers, String contentType, String body) {

    private static final String DEPENDS_ON = "Accept";

    /**
     * What has to be added to {@code Vary}, as the form depends on what the client accepts.
     *
     * @param values of the header so far, which say what the application's own answers depend on
     * @return empty if it is said already
     */
    public static Optional<String> varyIn(Collection<String> values) {
        return values.stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .anyMatch(name -> name.equals("*") || name.equalsIgnoreCase(DEPENDS_ON))
                ? Optional.empty()
                : Optional.of(DEPENDS_ON);
    }
}
