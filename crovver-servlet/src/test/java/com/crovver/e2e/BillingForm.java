package com.crovver.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A form of the billing page, found by what its button says. */
record BillingForm(String method, String action, Map<String, String> fields) {

    private static final Pattern FORM = Pattern.compile(
            "<form method=\"([a-z]+)\" action=\"([^\"]*)\">(.*?)<button[^>]*>([^<]*)</button>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input[^>]* name=\"([^\"]*)\"[^>]*? value=\"([^\"]*)\">");

    static BillingForm of(String page, String button) {
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            if (text(forms.group(4)).equals(button)) {
                Map<String, String> fields = new LinkedHashMap<>();
                Matcher inputs = INPUT.matcher(forms.group(3));
                while (inputs.find()) {
                    fields.put(inputs.group(1), text(inputs.group(2)));
                }
                return new BillingForm(forms.group(1), text(forms.group(2)), fields);
            }
        }
        throw new IllegalStateException("no button \"" + button + "\" on " + page);
    }

    /** What characters of a page stand for. */
    static String text(String html) {
        return Pattern.compile("&#(\\d+);")
                .matcher(html)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
    }

    BillingForm with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new BillingForm(method, action, changed);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
