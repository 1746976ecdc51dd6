package com.crovver.testkit;

import java.util.Map;

/** Pages for people: everything that is put in is escaped, and nothing needs a script. */
final class Html {

    private static final String STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1b1f24;background:#fff;overflow-wrap:anywhere}"
            + "button{font:inherit;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0;border:1px solid #5b6470;"
            + "border-radius:.4rem;background:#f1f3f5;color:inherit;cursor:pointer}"
            + "button.main{background:#0b57d0;border-color:#0b57d0;color:#fff}form{display:inline}"
            + "a{color:#0b57d0}:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}"
            + "dt{font-weight:600}dd{margin:0 0 .5rem}li{margin-bottom:.75rem}"
            + "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#14171a}"
            + "button{background:#2a2f36;border-color:#8b949e}a{color:#8ab4f8}"
            + "button.main{background:#8ab4f8;border-color:#8ab4f8;color:#10203a}"
            + ":focus-visible{outline-color:#8ab4f8}}";

    private final String title;
    private final StringBuilder body = new StringBuilder();

    Html(String title) {
        this.title = title;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    Html paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    Html heading(String text) {
        body.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    Html facts(Map<String, String> facts) {
        body.append("<dl>\n");
        facts.forEach((name, value) -> body.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>\n"));
        body.append("</dl>\n");
        return this;
    }

    Html link(String address, String text) {
        body.append("<p><a href=\"").append(escape(address)).append("\">");
        body.append(escape(text)).append("</a></p>\n");
        return this;
    }

    /** A button that posts hidden fields; the first of several should be the main one. */
    Html button(String action, String label, boolean main, Map<String, String> fields) {
        body.append("<form method=\"post\" action=\"").append(escape(action)).append("\">");
        fields.forEach((name, value) -> body.append("<input type=\"hidden\" name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\">"));
        body.append(main ? "<button class=\"main\">" : "<button>").append(escape(label));
        body.append("</button></form>\n");
        return this;
    }

    Reply reply(int status) {
        String heading = escape(title);
        return Reply.html(
                status,
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<link rel=\"icon\" href=\"data:,\">\n<title>"
                        + heading + " - Crovver emulator</title>\n<style>" + STYLE
                        + "</style>\n</head>\n<body>\n<main>\n<h1>"
                        + heading + "</h1>\n" + body
                        + "<p><small>Crovver emulator: no money moves here.</small></p>\n</main>\n</body>\n</html>\n");
    }
}
