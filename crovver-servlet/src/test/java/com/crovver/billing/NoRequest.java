package com.crovver.billing;

import com.crovver.spi.CallerView;
import java.security.Principal;
import java.util.List;

/** A request in which nobody is to look. */
record NoRequest() implements CallerView {
    @Override
    public Principal principal() {
        return null;
    }

    @Override
    public Object sessionAttribute(String name) {
        return null;
    }

    @Override
    public Object requestAttribute(String name) {
        return null;
    }

    @Override
    public List<String> header(String name) {
        return List.of();
    }
}
