package com.crovver.gate;

import com.crovver.spi.ActionView;
import com.crovver.spi.MalformedKeyException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A key in a hidden field of an HTML form. */
record FormFieldKey(String name) implements KeySource {

    @Override
    public Optional<FoundKey> key(ActionView view) {
        List<String> values = view.formField(name);
        if (values.size() > 1) {
            throw new MalformedKeyException("Send one key; there were " + values.size() + ".");
        }
        return values.stream().findFirst().map(value -> new FoundKey(IdempotencyKey.of(value), bytes(value)));
    }

    /** Name and value as browsers encode them. */
    private int bytes(String value) {
        return encoded(name).length() + "=&".length() + encoded(value).length();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String wanted() {
        return "the form field " + name;
    }
}
