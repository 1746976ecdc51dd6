package com.crovver.client;

import com.crovver.model.Organization;
import com.crovver.model.Tenant;
import com.crovver.model.TenantCreation;
import com.crovver.model.TenantDetails;
import com.crovver.model.TenantMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls about tenants. One path answers three questions, told apart by the query. */
final class TenantCalls {

    private static final String ROUTE = "/api/public/tenants";

    private TenantCalls() {}

    static ApiCall<TenantCreation> create(CreateTenantRequest wish) {
        JsonBody body = new JsonBody()
                .with("externalTenantId", wish.tenantId())
                .with("name", wish.name())
                .with("externalUserId", wish.ownerId())
                .with("ownerEmail", wish.ownerEmail())
                .with("ownerName", wish.ownerName())
                .with("slug", wish.slug())
                .with("metadata", wish.metadata());
        return ApiCall.post(ROUTE, body, Repeat.IDEMPOTENT, KeyChoice.SECRET, answer -> created(answer.data()))
                .confirmedBy(byId(wish.tenantId(), answer -> confirmed(details(answer.data(), wish.tenantId()))));
    }

    static ApiCall<TenantDetails> get(String tenantId) {
        Ids.required("tenantId", tenantId);
        return byId(tenantId, answer -> details(answer.data(), tenantId));
    }

    static ApiCall<List<Tenant>> ofUser(String userId) {
        return all().withQuery("externalUserId", Ids.required("userId", userId));
    }

    static ApiCall<List<Tenant>> all() {
        return ApiCall.get(ROUTE, KeyChoice.SECRET, answer -> tenants(answer.data()));
    }

    private static <T> ApiCall<T> byId(String tenantId, Decoder<T> decoder) {
        return ApiCall.get(ROUTE, KeyChoice.SECRET, decoder).withQuery("externalTenantId", tenantId);
    }

    /** The tenant in a field of its own, or directly under the data. */
    private static TenantCreation created(Json data) {
        Json owner = data.get("owner");
        return new TenantCreation(
                tenant(data.get("tenant").or(data)),
                owner.isAbsent() ? null : member(owner),
                data.get("message").textOrNull(),
                false);
    }

    private static TenantCreation confirmed(TenantDetails read) {
        TenantMember owner =
                read.members().stream().filter(TenantMember::owner).findFirst().orElse(null);
        return new TenantCreation(read.tenant(), owner, null, true);
    }

    /** The one tenant that was asked for; if a list came instead, the entry with its id. */
    private static TenantDetails details(Json data, String tenantId) {
        Json single = data.get("tenant");
        Tenant tenant = single.isAbsent() ? entry(data, tenantId) : tenant(single);
        if (tenant == null) {
            throw data.unexpected("the tenant that was asked for");
        }
        Json organization = data.get("organization");
        return new TenantDetails(
                tenant,
                data.get("members").listOrEmpty(TenantCalls::member),
                organization.isAbsent() ? null : organization(organization));
    }

    private static @Nullable Tenant entry(Json data, String tenantId) {
        return tenants(data).stream()
                .filter(tenant -> tenant.tenantId().equals(tenantId))
                .findFirst()
                .orElse(null);
    }

    private static List<Tenant> tenants(Json data) {
        Json single = data.get("tenant");
        return List.copyOf(single.isAbsent() ? data.listIn("tenants", TenantCalls::tenant) : List.of(tenant(single)));
    }

    private static Tenant tenant(Json tenant) {
        Json active = tenant.get("isActive", "is_active");
        return new Tenant(
                tenant.get("id").text(),
                tenant.get("externalTenantId", "external_tenant_id").text(),
                tenant.get("name").text(),
                tenant.get("slug").textOrNull(),
                active.isAbsent() || active.flag(),
                tenant.get("metadata").metadata(),
                tenant.get("createdAt", "created_at").instantOrNull(),
                tenant.get("updatedAt", "updated_at").instantOrNull());
    }

    private static TenantMember member(Json member) {
        return new TenantMember(
                member.get("externalUserId", "external_user_id").text(),
                member.get("id").textOrNull(),
                member.get("email").textOrNull(),
                member.get("name").textOrNull(),
                member.get("role").textOrNull());
    }

    private static Organization organization(Json organization) {
        return new Organization(
                organization.get("id").text(),
                organization.get("name").text(),
                organization.get("type").textOrNull());
    }
}
