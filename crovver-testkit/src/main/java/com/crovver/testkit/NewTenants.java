package com.crovver.testkit;

import java.util.List;

/** Tenants that come into being by themselves, at a checkout or at a checkout token. */
final class NewTenants {

    private NewTenants() {}

    static Tenant findOrCreate(String id, String name, Member owner, World world) {
        return world.tenant(id).orElseGet(() -> {
            Tenant tenant = new Tenant(id, name, Tenant.slugOf(id), List.of(owner), Json.object(), world.now());
            world.add(tenant);
            return tenant;
        });
    }
}
