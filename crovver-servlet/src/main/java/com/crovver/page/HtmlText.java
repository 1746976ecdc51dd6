package com.crovver.page;

/**
 * Writes text so that HTML shows it as it is, in elements and in quoted attributes, and in ASCII, so that a page has as many
 * bytes as characters whoever encodes it.
 */
final class HtmlText {

    private HtmlText() {}

    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c < 0x7f && c >= ' ' && "&<>\"'`=".indexOf(c) < 0) {
                html.append((char) c);
            } else if (isAllowed(c)) {
                html.append("&#").append(c).append(';');
            } else {
                html.append("&#65533;");
            }
        });
        return html.toString();
    }

    /** Control characters and halves of pairs cannot be named in HTML; browsers show them as what stands for "unreadable". */
    private static boolean isAllowed(int c) {
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
