package com.crovver.gate;

import com.crovver.spi.CallerIdResolver;
import com.crovver.spi.CallerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the id from a header. Whoever reaches the application directly can send any: it is safe only behind a gateway that
 * sets the header itself and drops what clients sent.
 */
final class HeaderCallerId implements CallerIdResolver {

    private final String header;

    HeaderCallerId(String header) {
        this.header = header;
    }

    @Override
    public @Nullable String resolve(CallerView view) throws UnusableCallerException {
        List<String> values = view.header(header);
        if (values.isEmpty()) {
            return null;
        } else if (values.size() > 1) {
            throw new UnusableCallerException("header " + header + " was sent " + values.size()
                    + " times: a gateway that sets it must drop what clients send");
        }
        String value = values.get(0).strip();
        if (value.indexOf(',') >= 0) {
            // Proxies join repeated headers with a comma: one of the two may be the client's.
            throw new UnusableCallerException("header " + header + " holds a comma, and so perhaps two ids");
        }
        // Gateways that cannot remove a header send an empty one for nobody.
        return value.isEmpty() ? null : value;
    }
}
