package com.crovver.spi;

import com.crovver.annotation.Cost;
import java.util.List;

/** What an {@link ActionIdResolver} may see of a request: who sends it, what it asks for, and the fields of a plain form. */
public interface ActionView extends CallerView, Cost.Request {

    /** The values of a header, in order; empty if it was not sent. */
    @Override
    List<String> header(String name);

    /**
     * The values of a field of an HTML form, in order; empty if the body is not of the type {@code
     * application/x-www-form-urlencoded}, which is then left unread. What stands in the query is no field.
     *
     * <p>Reading a field reads the body. The handler still finds every field as a parameter, or as a {@code @FormParam}; a
     * servlet that reads the body of forms as a stream finds nothing there.
     *
     * @throws MalformedKeyException if the form cannot be read
     */
    List<String> formField(String name);
}
