package com.crovver.servlet;

import com.crovver.guard.Guard;
import com.crovver.guard.Requirement;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The keys that the guards on an application's class path use, each with the handlers that do. They are found through the
 * indexes that the annotation processor writes, since JAX-RS tells of resources only when they are first asked for.
 *
 * @param features handlers by feature
 * @param pools handlers by pool of credits
 */
record UsedKeys(Map<String, Set<String>> features, Map<String, Set<String>> pools) {

    private static final String INDEX = "META-INF/crovver/guards.json";
    /** Jackson's default pool would keep the application's class loader in the thread that deploys it. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .build();

    /**
     * Reads every index that an application sees.
     *
     * @throws IOException if an index cannot be read, or names a guard that is not there; the message says which
     */
    static UsedKeys of(ClassLoader application) throws IOException {
        UsedKeys used = new UsedKeys(new TreeMap<>(), new TreeMap<>());
        for (URL index : Collections.list(application.getResources(INDEX))) {
            for (JsonNode handler : read(index).path("handlers")) {
                used.add(guard(handler.path("guard").asText(), index, application));
            }
        }
        return used;
    }

    boolean isEmpty() {
        return features.isEmpty() && pools.isEmpty();
    }

    private void add(Guard guard) {
        Stream.concat(Stream.of(guard.everyOperation()), guard.operations().values().stream())
                .flatMap(List::stream)
                .forEach(requirement -> add(requirement, guard.handler()));
    }

    private void add(Requirement requirement, String handler) {
        if (requirement instanceof Requirement.Feature feature) {
            features.computeIfAbsent(feature.key(), key -> new TreeSet<>()).add(handler);
        } else if (requirement instanceof Requirement.Credits credits) {
            pools.computeIfAbsent(credits.pool(), key -> new TreeSet<>()).add(handler);
        }
    }

    private static JsonNode read(URL index) throws IOException {
        try (InputStream stream = ApplicationLoader.open(index)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new IOException(index + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Guard guard(String name, URL index, ClassLoader application) throws IOException {
        try {
            return Class.forName(name, true, application)
                    .asSubclass(Guard.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new IOException(index + " names the guard " + name + ", which cannot be used: " + e, e);
        }
    }
}
