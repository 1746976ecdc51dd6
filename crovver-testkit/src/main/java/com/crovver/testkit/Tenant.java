package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A billing unit, addressed by the application's own id. Guarded by the world's lock. */
final class Tenant {

    private final String externalId;
    private final String name;
    private final String slug;
    private final List<Member> members;
    private final ObjectNode metadata;
    private final Instant createdAt;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** With the owner first among its members. */
    Tenant(String externalId, String name, String slug, List<Member> members, ObjectNode metadata, Instant createdAt) {
        this.externalId = externalId;
        this.name = name;
        this.slug = slug;
        this.members = List.copyOf(members);
        this.metadata = metadata;
        this.createdAt = createdAt;
    }

    static String slugOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Crovver's id, which no request may use as an address. */
    String id() {
        return Ids.of("tenant", externalId);
    }

    String externalId() {
        return externalId;
    }

    String name() {
        return name;
    }

    String slug() {
        return slug;
    }

    List<Member> members() {
        return members;
    }

    boolean hasMember(String userId) {
        return members.stream().anyMatch(member -> member.userId().equals(userId));
    }

    ObjectNode metadata() {
        return metadata.deepCopy();
    }

    Instant createdAt() {
        return createdAt;
    }

    void add(Subscription subscription) {
        subscriptions.add(0, subscription);
    }

    /** All of them, most recently created first. */
    List<Subscription> subscriptions() {
        return Collections.unmodifiableList(subscriptions);
    }

    String nextSubscriptionId() {
        return Ids.of("subscription", externalId + "/" + (subscriptions.size() + 1));
    }
}
