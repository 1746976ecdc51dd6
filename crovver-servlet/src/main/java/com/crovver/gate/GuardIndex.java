package com.crovver.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.List;

/** The lists of guarded handlers that the annotation processor left in every jar and class folder. */
public final class GuardIndex {

    private static final String RESOURCE = "META-INF/crovver/guards.json";

    private GuardIndex() {}

    /**
     * Whether any guarded JAX-RS resource is on the class path.
     *
     * @throws BrokenGuardException if an index cannot be read: nobody knows then what it guards
     */
    public static boolean namesJaxrsResources(ClassLoader loader) throws BrokenGuardException {
        try {
            List<URL> indexes = Collections.list(loader.getResources(RESOURCE));
            for (URL index : indexes) {
                if (namesJaxrsResources(index)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new BrokenGuardException("The indexes of guards cannot be listed: " + e, e);
        }
    }

    private static boolean namesJaxrsResources(URL index) throws BrokenGuardException {
        try {
            URLConnection connection = index.openConnection();
            // A cached connection would keep the jar open after the web application is gone.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                for (JsonNode handler :
                        JsonMapper.builder().build().readTree(in).path("handlers")) {
                    if (handler.path("kind").asText().equals("jaxrs")) {
                        return true;
                    }
                }
                return false;
            }
        } catch (IOException e) {
            throw new BrokenGuardException(index + " cannot be read: " + e + ". Build the jar it is in anew.", e);
        }
    }
}
