package com.crovver.client;

import com.crovver.model.CreditPool;
import com.crovver.model.CrovverException;
import com.crovver.model.Plan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Writes the file that {@code -Acrovver.catalog} of the annotation processor reads: the features and pools of all plans on
 * sale, sorted. The API names no slugs of products, so a list of {@code products} that the file has already is kept.
 *
 * <pre>{@code
 * CROVVER_SECRET_KEY=sk_... java -cp ... com.crovver.client.CatalogueCommand crovver-catalogue.json
 * }</pre>
 *
 * <p>The key is read from {@code CROVVER_SECRET_KEY}, or else {@code CROVVER_PUBLIC_KEY}, and another address of the API from
 * {@code CROVVER_BASE_URL}. The file is left as it was if anything goes wrong; the exit status is 0 if it was written, 1 if
 * Crovver or the disk refused, 2 if the command was called wrongly.
 */
public final class CatalogueCommand {

    private static final int WRITTEN = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String PRODUCTS = "products";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueCommand() {}

    /** Runs the command with the name of the file, and ends the process. */
    public static void main(String... arguments) {
        System.exit(run(List.of(arguments), System.getenv(), builder -> builder, System.out, System.err));
    }

    static int run(
            List<String> arguments,
            Map<String, String> environment,
            UnaryOperator<CrovverClientBuilder> transport,
            PrintStream out,
            PrintStream err) {
        if (arguments.size() != 1) {
            err.println(
                    "Name one file to write, such as crovver-catalogue.json; got " + arguments.size() + " arguments.");
            return MISUSED;
        }
        try (CrovverClient client = client(environment, transport)) {
            Path file = Path.of(arguments.get(0));
            List<Plan> plans = client.getPlans();
            if (plans.isEmpty()) {
                err.println("Crovver has no plans on sale for this key, and a catalogue without keys would refuse every"
                        + " annotation; nothing was written.");
                return FAILED;
            }
            out.println(write(plans, file));
            return WRITTEN;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSED;
        } catch (CrovverException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("The file " + arguments.get(0) + " cannot be written: " + e);
            return FAILED;
        }
    }

    private static CrovverClient client(
            Map<String, String> environment, UnaryOperator<CrovverClientBuilder> transport) {
        CrovverClientBuilder builder = transport.apply(CrovverClient.builder());
        String secret = environment.getOrDefault("CROVVER_SECRET_KEY", "");
        String open = environment.getOrDefault("CROVVER_PUBLIC_KEY", "");
        String address = environment.getOrDefault("CROVVER_BASE_URL", "");
        if (!secret.isBlank()) {
            builder.secretKey(secret);
        } else if (!open.isBlank()) {
            builder.publicKey(open);
        } else {
            throw new IllegalArgumentException(
                    "Set the environment variable CROVVER_SECRET_KEY, or CROVVER_PUBLIC_KEY, to a key of your organization.");
        }
        if (!address.isBlank()) {
            builder.baseUrl(address);
        }
        return builder.build();
    }

    private static String write(List<Plan> plans, Path file) throws IOException {
        TreeSet<String> features = new TreeSet<>();
        TreeSet<String> pools = new TreeSet<>();
        for (Plan plan : plans) {
            features.addAll(plan.features().keySet());
            plan.creditPools().stream().map(CreditPool::key).forEach(pools::add);
        }
        ObjectNode catalogue = JSON.createObjectNode();
        catalogue.set("features", list(features));
        catalogue.set("pools", list(pools));
        if (Files.exists(file)) {
            JsonNode before = JSON.readTree(Files.readString(file)).path(PRODUCTS);
            if (before.isArray()) {
                catalogue.set(PRODUCTS, before);
            }
        }
        Files.writeString(file, catalogue.toPrettyString() + "\n");
        return "Wrote " + features.size() + " features and " + pools.size() + " pools of " + plans.size() + " plans to "
                + file + ".";
    }

    private static ArrayNode list(Collection<String> keys) {
        ArrayNode list = JSON.createArrayNode();
        keys.forEach(list::add);
        return list;
    }
}
