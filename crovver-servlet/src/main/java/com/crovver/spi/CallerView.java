package com.crovver.spi;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resolver may see of a request: what the application has authenticated, and headers. It is narrow on purpose: body
 * and parameters stay unread, and the same resolver works for servlets and JAX-RS resources.
 */
public interface CallerView {

    /** The authenticated principal; null if there is none. In JAX-RS the one of the {@code SecurityContext}. */
    @Nullable Principal principal();

    /** An attribute of the session; null if it is not set or there is no session. Never creates one. */
    @Nullable Object sessionAttribute(String name);

    /** An attribute of the request; null if it is not set. */
    @Nullable Object requestAttribute(String name);

    /** The values of a header, in order; empty if it was not sent. The client can set these freely. */
    List<String> header(String name);
}
