package com.crovver.example;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A page of Inkwell.
 *
 * @param title plain text
 * @param main the content below the title, as HTML
 */
record Page(String title, String main) {

    /** Text as it must stand in HTML, also within quotes. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    void send(HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.getWriter().print("""
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%1$s - Inkwell</title>
                        <link rel="stylesheet" href="inkwell.css">
                        </head>
                        <body>
                        <main>
                        <h1>%1$s</h1>
                        %2$s
                        </main>
                        </body>
                        </html>
                        """.formatted(text(title), main));
    }
}
