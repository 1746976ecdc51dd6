package com.crovver.gate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** Both as browsers encode them. */
    @Override
    public long bytesInBody(ActionView view) {
        return view.formField(name).stream()
                .mapToLong(value ->
                        encoded(name).length() + "=&".length() + encoded(value).length())
                .sum();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String wanted() {
        return "the form field " + name;
    }
}
