package com.crovver.client;

import com.crovver.model.Addon;
import com.crovver.model.AddonCredits;
import com.crovver.model.AddonPurchase;
import com.crovver.model.Money;
import java.net.URI;
import java.util.List;

/** Calls about the packs of credits that tenants can buy. */
final class AddonCalls {

    private AddonCalls() {}

    static ApiCall<List<Addon>> available(String tenantId) {
        return ofTenant(
                ApiCall.get(
                        "/api/public/tenants/{tenantId}/addons/available",
                        KeyChoice.SECRET_OR_PUBLIC,
                        answer -> List.copyOf(answer.data().listIn("addons", AddonCalls::addon))),
                tenantId);
    }

    static ApiCall<List<AddonCredits>> active(String tenantId) {
        return ofTenant(
                ApiCall.get(
                        "/api/public/tenants/{tenantId}/addons/active",
                        KeyChoice.SECRET_OR_PUBLIC,
                        answer -> List.copyOf(answer.data().listIn("addons", AddonCalls::credits))),
                tenantId);
    }

    static ApiCall<AddonPurchase> purchase(PurchaseAddonRequest wish) {
        JsonBody body = new JsonBody()
                .with("addonId", wish.addonId())
                .with("currency", wish.currency().getCurrencyCode())
                .with("idempotencyKey", wish.idempotencyKey())
                .with("successUrl", wish.successUrl())
                .with("cancelUrl", wish.cancelUrl())
                .with("metadata", wish.metadata());
        return ofTenant(
                ApiCall.post(
                        "/api/public/tenants/{tenantId}/addons/purchase",
                        body,
                        Repeat.NEVER,
                        KeyChoice.SECRET,
                        answer -> purchase(answer.data())),
                wish.tenantId());
    }

    private static <T> ApiCall<T> ofTenant(ApiCall<T> call, String tenantId) {
        return call.withSegment("tenantId", Ids.required("tenantId", tenantId));
    }

    private static AddonCredits credits(Json pool) {
        return new AddonCredits(
                pool.get("pool_key", "poolKey").text(),
                pool.get("addon_remaining", "addonRemaining", "remaining").count(),
                pool.get("active_addon_grants", "activeAddonGrants").countOrNull(),
                pool.get("next_addon_expiry", "nextAddonExpiry").instantOrNull());
    }

    /** The page decides, not {@code requiresPayment}: a repeated purchase leaves the flag out. */
    private static AddonPurchase purchase(Json data) {
        String id = data.get("purchaseId", "purchase_id").text();
        URI page = data.get("checkoutUrl", "checkout_url").urlOrNull();
        boolean again = data.get("alreadyProcessed", "already_processed").flag();
        AddonPurchase.Item item = new AddonPurchase.Item(
                data.get("addonName", "addon_name").textOrNull(),
                data.get("creditQty", "credit_qty").countOrNull(),
                data.get("amount").moneyOrNull(data.get("currency")));
        return page == null
                ? new AddonPurchase.NoPaymentPage(id, again, item)
                : new AddonPurchase.PaymentPage(id, page, again, item);
    }

    private static Addon addon(Json addon) {
        return new Addon(
                addon.get("id").textOrNull(),
                addon.get("pool_key", "poolKey").textOrNull(),
                addon.get("display_name", "displayName", "name").text(),
                addon.get("description").textOrNull(),
                addon.get("credit_qty", "creditQty").count(),
                expiry(addon.get("expiry_type", "expiryType")),
                addon.get("expiry_days", "expiryDays").intOrNull(),
                new Money(addon.get("amount").decimal(), addon.get("currency").currency()),
                addon.get("current_balance", "currentBalance").countOrNull(),
                addon.get("pool_limit", "poolLimit").countOrNull());
    }

    private static Addon.Expiry expiry(Json word) {
        if (word.isAbsent()) {
            return Addon.Expiry.UNKNOWN;
        }
        return switch (word.text()) {
            case "period", "period_end" -> Addon.Expiry.PERIOD_END;
            case "days" -> Addon.Expiry.DAYS;
            case "never" -> Addon.Expiry.NEVER;
            default -> Addon.Expiry.UNKNOWN;
        };
    }
}
