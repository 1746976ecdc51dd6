package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Mints a token for one of the portal's pages. */
final class MintToken {

    private MintToken() {}

    /** For the pricing page; creates the tenant on the way, if it does not exist. */
    static Answer forCheckout(Call call, World world) {
        String tenantId = call.requiredText("externalTenantId", "tenantId");
        String returnUrl = returnUrl(call);
        ObjectNode metadata = call.object("metadata");
        Member owner = Member.owner(
                call.text("externalUserId", "requestingUserId").orElse(tenantId),
                metadata.path("userEmail").textValue(),
                metadata.path("userName").textValue());
        NewTenants.findOrCreate(tenantId, call.text("externalTenantName").orElse(tenantId), owner, world);
        return minted(call, tenantId, returnUrl, "checkoutUrl", "/pricing", world);
    }

    /** For the billing page of a tenant that exists. */
    static Answer forPortal(Call call, World world) {
        String tenantId = call.requiredText("externalTenantId", "tenantId");
        String returnUrl = returnUrl(call);
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        return minted(call, tenant.externalId(), returnUrl, "portalUrl", "/billing", world);
    }

    private static String returnUrl(Call call) {
        return call.link("returnUrl").orElseThrow(() -> Refusal.missing("returnUrl"));
    }

    private static Answer minted(
            Call call, String tenantId, String returnUrl, String urlName, String page, World world) {
        Tokens.Token token = world.tokens().mint(call, tenantId, returnUrl, world.now());
        ObjectNode data = Json.object().put("token", token.text()).put("expiresAt", Json.instant(token.expiresAt()));
        ObjectNode meta = Json.object()
                .put(urlName, world.url() + page + "?token=" + token.text())
                .put("expiresIn", Tokens.LIFETIME.toSeconds());
        return new Answer(201, data, meta);
    }
}
