package com.crovver.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the hosted portal is, for answers that do not say it.
 *
 * @param url the address without trailing slashes
 */
record Portal(String url) {

    static final Portal DEFAULT = new Portal("https://portal.crovver.com");

    Page pricing(@Nullable String productSlug) {
        return new Page(url + "/pricing", productSlug);
    }

    Page billing() {
        return new Page(url + "/billing", null);
    }

    /**
     * One page of the portal.
     *
     * @param address without a query
     * @param productSlug product to show; null for all
     */
    record Page(String address, @Nullable String productSlug) {

        URI withToken(String token) {
            return sent(URI.create(address + "?token=" + PercentEncoding.encode(token)));
        }

        /** The address that the service sent, with the product if it lacks one: no source says who has to put it there. */
        URI sent(URI page) {
            String query = page.getRawQuery();
            if (productSlug == null || (query != null && query.contains("productSlug="))) {
                return page;
            }
            String fragment = page.getRawFragment();
            String whole = page.toString();
            String base = fragment == null ? whole : whole.substring(0, whole.length() - fragment.length() - 1);
            return URI.create(base + (query == null ? "?" : "&") + "productSlug=" + PercentEncoding.encode(productSlug)
                    + (fragment == null ? "" : "#" + fragment));
        }
    }
}
