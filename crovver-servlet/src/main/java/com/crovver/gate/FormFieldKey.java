package com.crovver.gate;

import java.util.List;
import java.util.Optional;

/** A key in a hidden field of an HTML form. */
record FormFieldKey(String name) implements KeySource {

    @Override
    public Optional<String> key(ActionView view) {
        List<String> values = view.formField(name);
        if (values.size() > 1) {
            throw new MalformedKeyException("Send one key; there were " + values.size() + ".");
        }
        return values.stream().findFirst().map(IdempotencyKey::of);
    }

    @Override
    public String wanted() {
        return "the form field " + name;
    }
}
