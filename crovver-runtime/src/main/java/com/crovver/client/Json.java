package com.crovver.client;

import com.crovver.model.CrovverProtocolException;
import com.crovver.model.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of an answer, read with the tolerance the API needs: numbers may be text, fields have several spellings, null
 * and absent are the same. What cannot be understood is a {@link CrovverProtocolException} with call and place, never with
 * the value.
 */
final class Json {

    private static final Pattern DECIMAL_TEXT = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WEB = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final int MAX_DIGITS = 80;

    private final ApiCall<?> call;
    private final JsonNode node;
    private final @Nullable Json parent;
    private final String step;

    private Json(ApiCall<?> call, JsonNode node, @Nullable Json parent, String step) {
        this.call = call;
        this.node = node;
        this.parent = parent;
        this.step = step;
    }

    /** The root of an answer to a call. */
    static Json root(ApiCall<?> call, JsonNode node) {
        return new Json(call, node, null, "");
    }

    /** A field; absent if it has no value. */
    Json get(String name) {
        JsonNode child = node.get(name);
        boolean absent = child == null || child.isNull();
        return new Json(call, absent ? MissingNode.getInstance() : child, this, name);
    }

    /** The first of several spellings of a field that has a value; absent if none has. */
    Json get(String name, String... others) {
        Json first = get(name);
        if (first.isAbsent()) {
            for (String other : others) {
                Json next = get(other);
                if (!next.isAbsent()) {
                    return next;
                }
            }
        }
        return first;
    }

    /** This value, or another if this one is absent. */
    Json or(Json other) {
        return isAbsent() ? other : this;
    }

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isArray() {
        return node.isArray();
    }

    boolean isText() {
        return node.isTextual();
    }

    boolean isBoolean() {
        return node.isBoolean();
    }

    /** Whether it is the JSON value {@code true}; text and numbers are not. */
    boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    /** Text, or a whole number as text: some ids are numbers. */
    String text() {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isIntegralNumber()) {
            return node.asText();
        }
        throw unexpected("text");
    }

    @Nullable String textOrNull() {
        return isAbsent() ? null : text();
    }

    /** True or false; absent means false. */
    boolean flag() {
        if (isAbsent()) {
            return false;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        throw unexpected("true or false");
    }

    /** A whole number, as number or text. */
    long count() {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue(); // nearly always
        }
        try {
            return decimal().longValueExact();
        } catch (ArithmeticException e) {
            throw unexpected("a whole number");
        }
    }

    @Nullable Long countOrNull() {
        return isAbsent() ? null : count();
    }

    /** A whole number in the range of an int; null if absent. */
    @Nullable Integer intOrNull() {
        if (isAbsent()) {
            return null;
        }
        long count = count();
        if (count != (int) count) {
            throw unexpected("a smaller number");
        }
        return (int) count;
    }

    @Nullable Money moneyOrNull(Json currency) {
        return isAbsent() || currency.isAbsent() ? null : new Money(decimal(), currency.currency());
    }

    /** A number, as number or text, of a size that can be written out. */
    BigDecimal decimal() {
        BigDecimal value;
        if (node.isNumber()) {
            value = node.decimalValue();
        } else if (node.isTextual() && DECIMAL_TEXT.matcher(node.textValue()).matches()) {
            value = new BigDecimal(node.textValue());
        } else {
            throw unexpected("a number");
        }
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw unexpected("a number of ordinary size");
        }
        return value;
    }

    @Nullable BigDecimal decimalOrNull() {
        return isAbsent() ? null : decimal();
    }

    /** A moment in ISO 8601; null if absent. */
    @Nullable Instant instantOrNull() {
        if (isAbsent()) {
            return null;
        }
        try {
            return Instant.parse(text());
        } catch (DateTimeException e) {
            throw unexpected("an ISO 8601 instant");
        }
    }

    /** An address that a browser may be sent to; null if absent. */
    @Nullable URI urlOrNull() {
        if (isAbsent()) {
            return null;
        }
        try {
            URI url = new URI(text());
            if (url.getHost() != null
                    && url.getScheme() != null
                    && WEB.matcher(url.getScheme()).matches()) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below, without the value
        }
        throw unexpected("an http or https URL");
    }

    /** Free fields as text, numbers, booleans, lists and maps; what is null is left out. Empty if absent. */
    Map<String, Object> metadata() {
        if (isAbsent() || (node.isArray() && node.isEmpty())) { // some languages write an empty map as a list
            return Map.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        fields().forEach((name, value) -> value.plain().ifPresent(plain -> values.put(name, plain)));
        return values;
    }

    private Optional<Object> plain() {
        return switch (node.getNodeType()) {
            case STRING -> Optional.of(node.textValue());
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NUMBER -> Optional.of(node.numberValue());
            case OBJECT -> Optional.of(Collections.unmodifiableMap(metadata()));
            case ARRAY ->
                Optional.of(list(Json::plain).stream().flatMap(Optional::stream).toList());
            default -> Optional.empty();
        };
    }

    Currency currency() {
        try {
            return Currency.getInstance(text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unexpected("an ISO 4217 currency code");
        }
    }

    /** The elements of an array, each read by a function. */
    <T> List<T> list(Function<Json, T> reader) {
        if (!node.isArray()) {
            throw unexpected("a list");
        }
        List<T> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(reader.apply(new Json(call, node.get(i), this, "[" + i + "]")));
        }
        return elements;
    }

    /** The elements of an array; empty if absent. */
    <T> List<T> listOrEmpty(Function<Json, T> reader) {
        return isAbsent() ? List.of() : list(reader);
    }

    /** The elements of an array that is this value or stands in a field of it; empty if this is absent. */
    <T> List<T> listIn(String field, Function<Json, T> reader) {
        if (isAbsent()) {
            return List.of();
        }
        return isArray() ? list(reader) : get(field).list(reader);
    }

    /** The fields of an object in their order. */
    Map<String, Json> fields() {
        if (!node.isObject()) {
            throw unexpected("an object");
        }
        Map<String, Json> fields = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), new Json(call, field.getValue(), this, field.getKey())));
        return fields;
    }

    /** The exception that says what should have stood here, and what kind of value does. */
    CrovverProtocolException unexpected(String wanted) {
        String found = isAbsent() ? "nothing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
        return new CrovverProtocolException(call + ": expected " + wanted + " at " + path() + ", found " + found);
    }

    private String path() {
        if (parent == null) {
            return "$";
        }
        if (step.startsWith("[")) {
            return parent.path() + step;
        }
        // A name that is not plain is data, and data stays out of messages.
        return parent.path() + "." + (PLAIN_NAME.matcher(step).matches() ? step : "*");
    }
}
