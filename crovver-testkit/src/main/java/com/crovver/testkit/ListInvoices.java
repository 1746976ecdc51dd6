package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tenant's invoices, latest first. */
final class ListInvoices implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Tenant tenant = world.tenant(call.requiredText("externalTenantId", "requestingTenantId"))
                .orElseThrow(Refusal::unknownTenant);
        ObjectNode data = Json.object();
        ArrayNode invoices = data.putArray("invoices");
        world.till().invoicesOf(tenant).forEach(invoice -> invoices.add(invoice.json(world.url())));
        return Answer.ok(data);
    }
}
