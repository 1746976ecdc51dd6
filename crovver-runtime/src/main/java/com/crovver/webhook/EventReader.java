package com.crovver.webhook;

import com.crovver.model.CrovverProtocolException;
import com.crovver.model.SubscriptionStatus;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events whose signature was found valid: which, of what kind, and about which tenant. All else is left out where it
 * cannot be read, since an event that is not told leaves access to a tenant that may have been cancelled. Messages name the
 * place, never the value.
 */
final class EventReader {

    // Deliveries are rare: no buffers are kept for the next one, in threads of the container least of all.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventReader() {}

    static WebhookEvent read(byte[] body) {
        JsonNode event = parsed(body);
        String id = text(event, "id");
        String type = text(event, "type");
        Instant createdAt = instantOrNull(event, "created_at");
        String orgId = textOrNull(event, "org_id");
        String json = new String(body, StandardCharsets.UTF_8);
        if (type.equals(WebhookEvent.TestEvent.TYPE)) {
            return new WebhookEvent.TestEvent(id, createdAt, orgId, json);
        }
        Optional<WebhookEvent.Change> change = Arrays.stream(WebhookEvent.Change.values())
                .filter(known -> known.type().equals(type))
                .findFirst();
        return change.isPresent()
                ? new WebhookEvent.SubscriptionEvent(
                        id, change.get(), createdAt, orgId, subscription(event.path("data")), json)
                : new WebhookEvent.UnknownEvent(id, type, createdAt, orgId, json);
    }

    private static WebhookEvent.SubscriptionData subscription(JsonNode data) {
        return new WebhookEvent.SubscriptionData(
                textOrNull(data, "id"),
                SubscriptionStatus.of(Objects.requireNonNullElse(textOrNull(data, "status"), "")),
                text(data, "external_tenant_id"),
                textOrNull(data, "tenant_name"),
                textOrNull(data, "plan_id"),
                textOrNull(data, "billing_mode"),
                instantOrNull(data, "current_period_start"),
                instantOrNull(data, "current_period_end"),
                countOrNull(data, "capacity_units"),
                instantOrNull(data, "created_at"),
                instantOrNull(data, "updated_at"));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode event = MAPPER.readTree(body);
            if (event.isObject()) {
                return event;
            }
        } catch (IOException | NumberFormatException e) {
            // said below: a parser's message quotes the body
        }
        throw new CrovverProtocolException("webhook: a signed body that is not a JSON object");
    }

    private static String text(JsonNode node, String field) {
        String text = textOrNull(node, field);
        if (text == null) {
            throw new CrovverProtocolException("webhook: expected text in field " + field);
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() || value.isIntegralNumber() ? value.asText() : null; // some ids are numbers
    }

    private static @Nullable Instant instantOrNull(JsonNode node, String field) {
        try {
            return Instant.parse(node.path(field).asText());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Long countOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        try {
            return value.isNumber() ? value.decimalValue().longValueExact() : Long.valueOf(value.asText());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
