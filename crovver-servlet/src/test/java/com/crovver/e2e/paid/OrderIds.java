package com.crovver.e2e.paid;

import com.crovver.spi.ActionIdResolver;
import com.crovver.spi.ActionView;

/** The order's number is the action; some numbers are traps. */
public class OrderIds implements ActionIdResolver {

    @Override
    public String resolve(ActionView view) {
        String id = view.path().startsWith("/orders/") ? view.path().substring("/orders/".length()) : null;
        if ("throws".equals(id)) {
            throw new IllegalArgumentException("secret of " + view.sessionAttribute("user"));
        } else if ("query".equals(id)) {
            return view.parameter("id");
        } else if ("field".equals(id)) {
            return view.formField("id").isEmpty() ? null : view.formField("id").get(0);
        }
        return id;
    }
}
