package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever arrives, a call answers or throws what it documents, and its message quotes nothing. */
class RandomAnswersTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CANARY = "canary-value";
    private static final EnvelopeReader READER = new EnvelopeReader(new ApiKeys(null, null), InstantSource.system());

    private final Random random = new Random(20260723);

    @Test
    void examplesWithRandomPartsReplaced() {
        for (ApiCall<?> call : Calls.all()) {
            List<ApiDocument.Example> examples = ApiDocument.answers(call.method(), call.route());
            for (int i = 0; i < 1500; i++) {
                ApiDocument.Example example = examples.get(random.nextInt(examples.size()));
                JsonNode mutated = example.value().deepCopy();
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    mutate(mutated);
                }
                check(call, example.status(), JsonCodec.write(mutated));
            }
        }
    }

    @Test
    void randomData() {
        for (ApiCall<?> call : Calls.all()) {
            for (int i = 0; i < 1000; i++) {
                ObjectNode envelope = JSON.objectNode().put("success", true);
                envelope.set("data", value(4));
                check(call, 200, JsonCodec.write(envelope));
            }
        }
    }

    @Test
    void randomBytes() {
        for (ApiCall<?> call : Calls.all()) {
            byte[] answer =
                    ApiDocument.answers(call.method(), call.route()).get(0).bytes();
            for (int i = 0; i < 500; i++) {
                byte[] broken = answer.clone();
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                check(call, 200, broken);
            }
        }
    }

    private static void check(ApiCall<?> call, int status, byte[] body) {
        try {
            assertThat((Object) READER.read(call, new Transport.Response(status, Map.of(), body), 1, false))
                    .isNotNull();
        } catch (CrovverApiException e) {
            assertThat(e.getMessage()).contains(call.toString());
        } catch (CrovverException e) {
            assertThat(e).isInstanceOf(CrovverProtocolException.class).hasMessageNotContaining(CANARY);
        }
    }

    /** Replaces, removes or renames something below a node. */
    private void mutate(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            String name = List.copyOf(object.properties())
                    .get(random.nextInt(object.size()))
                    .getKey();
            if (object.get(name).isContainerNode() && random.nextInt(4) > 0) {
                mutate(object.get(name));
            } else if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, value(2));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (random.nextBoolean()) {
                mutate(array.get(index));
            } else {
                array.set(index, value(2));
            }
        }
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(Long.MIN_VALUE);
            case 4 -> JSON.numberNode(new BigDecimal("1e" + random.nextInt(100_000_000)));
            case 5 -> JSON.numberNode(random.nextDouble());
            case 6 -> JSON.textNode(CANARY);
            case 7 -> JSON.textNode(String.valueOf(random.nextInt(1000)));
            case 8 -> JSON.textNode("");
            case 9 -> JSON.textNode("9".repeat(random.nextInt(3000)));
            case 10 -> JSON.arrayNode().add(value(depth - 1)).add(value(depth - 1));
            default -> object(depth);
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> names = List.of(
                "id",
                "name",
                "status",
                "total",
                "plans",
                "pools",
                "canAccess",
                "success",
                "amount",
                "tenant",
                "tenants",
                "externalTenantId",
                "checkoutUrl",
                "token",
                "metadata",
                "allocations",
                "pagination",
                CANARY + "!");
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(names.get(random.nextInt(names.size())), value(depth - 1));
        }
        return object;
    }
}
