package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call asks for, once its path and its keys are known to be right.
 *
 * @param fields of the body, or for a GET the query's parameters, as one object
 */
record Call(Map<String, String> pathVariables, ObjectNode fields, Keys.Kind key) {

    /** Beyond this, numbers of JSON lose digits in Crovver's own language. */
    private static final long LARGEST_AMOUNT = (1L << 53) - 1;

    static Call of(Incoming request, Map<String, String> pathVariables, Keys.Kind key) {
        if (request.bodyTooLong()) {
            throw new Refusal(413, "BODY_TOO_LARGE", "The body is longer than " + Incoming.MAX_BODY_BYTES + " bytes");
        }
        if (request.method().equals("GET")) {
            ObjectNode fields = Json.object();
            request.parameters().forEach(fields::put);
            return new Call(pathVariables, fields, key);
        }
        ObjectNode body = Json.parseObject(request.body());
        if (body == null) {
            throw Refusal.invalid("The body", "a JSON object");
        }
        return new Call(pathVariables, body, key);
    }

    String pathVariable(String name) {
        String value = pathVariables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no variable " + name);
        }
        return value;
    }

    /** The text of a field; blank text counts as absent. */
    Optional<String> text(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Refusal.invalid(name, "text");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isBlank());
    }

    /** The text of a field, or of one of its older names. */
    Optional<String> text(String name, String... olderNames) {
        Optional<String> value = text(name);
        for (String older : olderNames) {
            value = value.or(() -> text(older));
        }
        return value;
    }

    String requiredText(String name, String... olderNames) {
        return text(name, olderNames).orElseThrow(() -> Refusal.missing(name));
    }

    long requiredAmount(String name) {
        if (!fields.hasNonNull(name)) {
            throw Refusal.missing(name);
        }
        return amount(name, 1);
    }

    /** The whole number in a field, 0 if there is none. */
    long amountOrZero(String name) {
        return fields.hasNonNull(name) ? amount(name, 0) : 0;
    }

    private long amount(String name, long least) {
        JsonNode value = fields.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > LARGEST_AMOUNT) {
            throw Refusal.invalid(name, "a whole number from " + least + " to " + LARGEST_AMOUNT);
        }
        return value.longValue();
    }

    /** True only for the JSON value {@code true}. */
    boolean flag(String name) {
        return fields.path(name).isBoolean() && fields.path(name).booleanValue();
    }

    /** The object in a field; an empty one if there is none. */
    ObjectNode object(String name) {
        return fields.path(name) instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    /** The objects of a list, each as a call of its own. */
    List<Call> list(String name) {
        JsonNode list = fields.path(name);
        if (!list.isArray() || list.isEmpty()) {
            throw Refusal.missing(name);
        }
        List<Call> calls = new ArrayList<>();
        for (JsonNode each : list) {
            if (!(each instanceof ObjectNode object)) {
                throw Refusal.invalid(name, "a list of objects");
            }
            calls.add(new Call(pathVariables, object, key));
        }
        return calls;
    }

    /** The address in a field to which a browser may be sent back. */
    Optional<String> link(String name) {
        Optional<String> link = text(name);
        if (link.isPresent() && !Links.isSafe(link.get())) {
            throw Refusal.invalid(name, "an http or https address");
        }
        return link;
    }

    /** A whole number of the query, or of the body; whatever is none counts as wrong. */
    int number(String name, int least, int ifAbsent) {
        String text = fields.path(name).asText("");
        if (text.isEmpty()) {
            return ifAbsent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the rule.
        }
        throw Refusal.invalid(name, "a whole number from " + least);
    }

    /** The amount in a field, or in its older name: any number above zero. */
    BigDecimal decimal(String name, String olderName, BigDecimal ifAbsent) {
        JsonNode value = fields.hasNonNull(name) ? fields.path(name) : fields.path(olderName);
        if (value.isMissingNode() || value.isNull()) {
            return ifAbsent;
        }
        if (!value.isNumber() || value.decimalValue().signum() <= 0) {
            throw Refusal.invalid(name, "a number above 0");
        }
        return value.decimalValue();
    }
}
