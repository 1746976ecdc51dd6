package com.crovver.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that came back on a connection.
 *
 * @param statuses of the answers in order, joined by {@code +}; {@code closed} if there was none, {@code bare} if what came
 *     is a body without a head
 * @param text everything, one char per byte
 */
record RawAnswer(String statuses, String text) {

    static final String CLOSED = "closed";
    static final String BARE = "bare";

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r\n]*\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)$");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding: *chunked$");

    static RawAnswer of(byte[] bytes, boolean head) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> statuses = new ArrayList<>();
        int next = 0;
        Matcher status = STATUS.matcher(text);
        while (next < text.length() && status.region(next, text.length()).lookingAt()) {
            String code = status.group(1);
            int bodyStart = text.indexOf("\r\n\r\n", status.end() - 2) + 4;
            if (bodyStart < 4) {
                break;
            }
            if (!code.equals("100")) {
                statuses.add(code);
            }
            if (code.equals("101")) {
                break;
            }
            boolean bodiless = (head && statuses.size() == 1) || code.matches("1..|204|304");
            next = bodiless ? bodyStart : bodyEnd(text, text.substring(status.end(), bodyStart), bodyStart);
        }
        if (statuses.isEmpty()) {
            return new RawAnswer(text.isEmpty() ? CLOSED : BARE, text);
        }
        return new RawAnswer(String.join("+", statuses), text);
    }

    private static int bodyEnd(String text, String head, int bodyStart) {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return bodyStart + Integer.parseInt(length.group(1));
        } else if (CHUNKED.matcher(head).find()) {
            int end = text.indexOf("0\r\n\r\n", bodyStart);
            return end < 0 ? text.length() : end + 5;
        }
        return text.length();
    }

    /** Whether what is kept behind the guards is in it. */
    boolean tellsSecret() {
        return text.contains("secret");
    }
}
