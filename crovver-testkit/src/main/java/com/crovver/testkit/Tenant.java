package com.crovver.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A billing unit, addressed by the application's own id. Guarded by the world's lock. */
final class Tenant {

    private final String externalId;
    private final String name;
    private final String slug;
    private final String owner;
    private final List<Subscription> subscriptions = new ArrayList<>();

    Tenant(String externalId, String name, String slug, String owner) {
        this.externalId = externalId;
        this.name = name;
        this.slug = slug;
        this.owner = owner;
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

    String owner() {
        return owner;
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
