package com.crovver.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as a line of the shapes' file describes it, for one caller. {@code \n} ends a line of the head, an empty one
 * begins the body; {@code \xNN} is a byte, {@code {name}} a value of the caller, {@code {repeat:text:times}} what it says.
 *
 * <p>What a well-behaved client sends is added, unless the line gives a header of that name or {@code -Name}: Host, Cookie,
 * Connection: close, and for methods with a body its type and length. A line that begins with {@code raw } is sent as it
 * is.
 */
record OddRequest(String method, String target, String version, List<Header> headers, String body, String verbatim) {

    /** The headers that are added, spelled as nobody else does. */
    static final Set<String> ADDED = Set.of("Host", "Cookie", "Connection", "Content-Type", "Content-Length");

    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");
    private static final Pattern REPEAT = Pattern.compile("\\{repeat:([^:}]*):(\\d+)}");
    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");
    private static final String RAW = "raw ";

    /** A header, possibly one that no client should send. */
    record Header(String name, String value) {}

    /**
     * Reads a line.
     *
     * @param values what the names in braces stand for
     */
    static OddRequest of(String line, Map<String, String> values) {
        if (line.startsWith(RAW)) {
            String bytes = fill(line.substring(RAW.length()), values).replace("\\n", "\r\n");
            return new OddRequest("", "", "", List.of(), "", unescape(bytes));
        }
        List<String> lines = List.of(fill(line, values).split("\\\\n", -1));
        List<String> start = List.of(lines.get(0).split(" ", -1));
        int empty = lines.indexOf("");
        List<String> head = lines.subList(1, empty < 0 ? lines.size() : empty);
        String body = empty < 0 ? "" : unescape(String.join("\r\n", lines.subList(empty + 1, lines.size())));
        String method = unescape(start.get(0));
        return new OddRequest(
                method,
                unescape(start.get(1)),
                start.size() > 2 ? start.get(2) : "HTTP/1.1",
                headers(head, method, body, values),
                body,
                "");
    }

    private static List<Header> headers(List<String> head, String method, String body, Map<String, String> values) {
        List<Header> headers = new ArrayList<>();
        List<String> named = new ArrayList<>();
        List<Header> own = new ArrayList<>();
        for (String line : head) {
            int colon = line.indexOf(':', 1);
            String name = colon < 0 ? line : line.substring(0, colon);
            named.add(name.replaceFirst("^-", "").toLowerCase(Locale.ROOT).strip());
            if (!line.startsWith("-")) {
                String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
                own.add(new Header(unescape(name), unescape(value)));
            }
        }
        add(headers, named, "Host", values.get("host"));
        add(headers, named, "Cookie", values.get("cookie"));
        add(headers, named, "Connection", "close");
        if (WITH_BODY.contains(method) || !body.isEmpty()) {
            add(headers, named, "Content-Type", "text/plain");
            if (!named.contains("transfer-encoding")) {
                add(headers, named, "Content-Length", Integer.toString(body.length()));
            }
        }
        headers.addAll(own);
        return headers;
    }

    private static void add(List<Header> headers, List<String> named, String name, String value) {
        if (value != null && !named.contains(name.toLowerCase(Locale.ROOT))) {
            headers.add(new Header(name, value));
        }
    }

    /** Every value of a header, by its lower-case name. */
    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(name))
                .map(Header::value)
                .toList();
    }

    /** The bytes of HTTP/1.x and below. */
    byte[] bytes() {
        if (!verbatim.isEmpty()) {
            return verbatim.getBytes(StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(method + " " + target + " " + version + "\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return REPEAT.matcher(filled)
                .replaceAll(
                        repeat -> Matcher.quoteReplacement(repeat.group(1).repeat(Integer.parseInt(repeat.group(2)))));
    }

    /** One char per byte: what is not ASCII in the file is sent as UTF-8. */
    private static String unescape(String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return BYTE.matcher(bytes)
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
    }
}
