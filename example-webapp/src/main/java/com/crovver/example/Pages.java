package com.crovver.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.crovver.example.page.Frame;
import com.crovver.example.page.Frame.Place;
import com.crovver.example.page.MessagePage;
import com.crovver.example.page.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts pages into their frame and on their way. */
final class Pages {

    /** Pages load their style sheet and pictures from here, run nothing, and are framed by nobody. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    static Frame frame(HttpServletRequest request, String title) {
        Deployment deployment = Deployment.of(request.getServletContext());
        Member member = Member.of(request).orElse(null);
        List<Place> places = new ArrayList<>();
        places.add(place(request, "/", "Desk"));
        places.add(place(request, "/workspace", "Workspace"));
        places.add(place(request, "/plan", "Plan"));
        if (deployment.controls() != null) {
            places.add(place(request, "/backstage", "Behind the scenes"));
        }
        return new Frame(
                title,
                request.getContextPath(),
                member == null ? null : member.user(),
                member == null ? null : member.workspace(),
                places,
                deployment.emulated());
    }

    private static Place place(HttpServletRequest request, String path, String name) {
        String here = request.getServletPath().isEmpty() ? "/" : request.getServletPath();
        return new Place(path, name, here.equals(path));
    }

    static void send(Page page, HttpServletResponse response) throws IOException {
        send(200, page, response);
    }

    static void send(int status, Page page, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Content-Security-Policy", POLICY);
        response.getWriter().print(page.html());
    }

    /** Says one thing. */
    static void say(int status, String title, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(status, new MessagePage(frame(request, title), text), response);
    }

    /** Sends a browser to a page of Inkwell, by a path within the application, to be fetched with GET. */
    static void go(String path, HttpServletRequest request, HttpServletResponse response) {
        goBack(request.getContextPath() + path, response);
    }

    /** Sends a browser to sign in, and then back to a page of Inkwell. */
    static void signIn(String path, HttpServletRequest request, HttpServletResponse response) {
        go("/login?return=" + URLEncoder.encode(request.getContextPath() + path, UTF_8), request, response);
    }

    /** Sends a browser to a path of this server that {@link #ownPath} has seen. */
    static void goBack(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** Where a request says to go back to, if that is a path of this server; null otherwise. */
    static @Nullable String ownPath(@Nullable String path) {
        boolean own = path != null
                && path.startsWith("/")
                // Browsers read these as the beginning of another host's name.
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return own ? path : null;
    }
}
