package com.crovver.gate;

import com.crovver.spi.MalformedKeyException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request asks for, read without touching its body unless a form's field is asked for. */
public record RequestTarget(HttpServletRequest request) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** The path below the application, decoded, without query. */
    public String path() {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** The first value of a query parameter; null if it was not sent. */
    public @Nullable String parameter(String name) {
        List<String> values = UrlEncoded.values(request.getQueryString(), name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Whether the body has the fields of a plain HTML form. */
    public boolean isForm() {
        String type = request.getHeader("Content-Type");
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
    }

    /**
     * The values of a form's field, as the container reads them: first come those of the query, which are no fields.
     *
     * @throws MalformedKeyException if the form cannot be read
     */
    public List<String> formField(String name) {
        if (!isForm()) {
            return List.of();
        }
        String[] values;
        try {
            values = request.getParameterValues(name);
        } catch (RuntimeException e) {
            // Jetty says so of forms that are cut off, too large or wrongly encoded.
            throw new MalformedKeyException("The form cannot be read.");
        }
        return values == null
                ? List.of()
                : Arrays.asList(values).subList(Math.min(inQueries(name), values.length), values.length);
    }

    private int inQueries(String name) {
        String query = request.getQueryString();
        int count = UrlEncoded.values(query, name).size();
        if (request.getDispatcherType() == DispatcherType.FORWARD
                && request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING) instanceof String original
                && !original.equals(query)) {
            count += UrlEncoded.values(original, name).size();
        }
        return count;
    }
}
