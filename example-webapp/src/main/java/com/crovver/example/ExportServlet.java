package com.crovver.example;

import com.crovver.example.page.ExportPage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Shows how far an export is, and hands it out. The page loads itself anew until it is ready, without a script, unless it is
 * asked to keep still, as whoever has it read aloud may wish.
 */
@WebServlet("/exports/*")
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FILE = "/drafts.csv";

    static String path(HttpServletRequest request, Export export) {
        return request.getContextPath() + "/exports/" + export.id();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Member> member = Member.of(request);
        if (member.isEmpty()) {
            Pages.signIn("/", request, response);
            return;
        }
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        boolean file = path.endsWith(FILE);
        String id = path.substring(1, path.length() - (file ? FILE.length() : 0));
        Optional<Export> export =
                Exports.of(getServletContext()).find(member.get().workspace(), id);
        if (export.isEmpty() || (file && export.get().table().isEmpty())) {
            Pages.say(
                    404,
                    "No such export",
                    "The workspace has none of that name, or it is not ready.",
                    request,
                    response);
        } else if (file) {
            sendTable(export.get().table().orElseThrow(), response);
        } else {
            sendPage(export.get(), request, response);
        }
    }

    private static void sendPage(Export export, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean ready = export.table().isPresent();
        boolean still = request.getParameter("still") != null;
        if (!ready && !still) {
            response.setHeader("Refresh", "1");
        }
        String title = ready ? "Your drafts are ready" : "Your drafts are on their way";
        Pages.send(
                new ExportPage(
                        Pages.frame(request, title),
                        path(request, export),
                        export.done(),
                        export.total(),
                        ready,
                        still),
                response);
    }

    /** Its length goes ahead, so that browsers can tell how much is still to come. */
    private static void sendTable(byte[] table, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setContentLength(table.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"drafts.csv\"");
        response.getOutputStream().write(table);
    }
}
