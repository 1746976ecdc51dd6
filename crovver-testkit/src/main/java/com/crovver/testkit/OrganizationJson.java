package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The organization as lists carry it beside their rows. */
final class OrganizationJson {

    private OrganizationJson() {}

    static ObjectNode of(Organization organization) {
        return Json.object()
                .put("id", organization.id())
                .put("name", organization.name())
                .put("type", organization.type());
    }
}
