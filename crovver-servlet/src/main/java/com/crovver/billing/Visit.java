package com.crovver.billing;

import com.crovver.gate.UrlEncoded;
import com.crovver.guard.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the billing page, and what brought them there. Immutable.
 *
 * @param caller who it is
 * @param returnTo where to go afterwards: a path of the application's, checked; null if nowhere
 * @param feature key of the feature that was missed; null if none was
 * @param product product that was asked for; null if none was
 */
public record Visit(
        Caller caller,
        @Nullable String returnTo,
        @Nullable String feature,
        @Nullable String product) {

    /** Name of the parameter for {@link #returnTo}. */
    public static final String RETURN = "return";
    /** Name of the parameter for {@link #feature}. */
    public static final String FEATURE = "feature";
    /** Name of the parameter for {@link #product}. */
    public static final String PRODUCT = "product";

    /** What has to travel along, by parameter. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (returnTo != null) {
            parameters.put(RETURN, returnTo);
        }
        if (feature != null) {
            parameters.put(FEATURE, feature);
        }
        if (product != null) {
            parameters.put(PRODUCT, product);
        }
        return parameters;
    }

    /** The billing page's address for this visit, with more parameters. */
    String address(String page, Map<String, String> more) {
        Map<String, String> parameters = parameters();
        parameters.putAll(more);
        return withQuery(page, parameters);
    }

    /** The billing page's address for this visit. */
    String address(String page) {
        return withQuery(page, parameters());
    }

    /** An address with parameters added. */
    private static String withQuery(String page, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(page);
        parameters.forEach((name, value) -> UrlEncoded.add(address, name, value));
        return address.toString();
    }
}
