package com.crovver.example;

import com.crovver.example.page.BackstagePage;
import com.crovver.servlet.Crovver;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The emulator's controls, and what the guards decided; nowhere to be found unless the emulator runs beside Inkwell. */
@WebServlet("/backstage")
public class BackstageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 15;
    private static final Set<String> WISHES = Set.of("day", "trial", "period", "fail", "down", "up", "over");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Controls controls = Deployment.of(getServletContext()).controls();
        Optional<Member> member = Member.of(request);
        if (controls == null) {
            Pages.say(404, "Nothing here", "The emulator does not run beside this Inkwell.", request, response);
        } else if (member.isEmpty()) {
            Pages.signIn("/backstage", request, response);
        } else {
            String workspace = member.get().workspace();
            Pages.send(
                    new BackstagePage(
                            Pages.frame(request, "Behind the scenes"),
                            notice(String.valueOf(request.getParameter("done"))),
                            DATE.format(controls.now()),
                            controls.status(workspace),
                            controls.isDown(),
                            DecisionLog.latest(workspace, ROWS),
                            CallLog.latest(ROWS)),
                    response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Controls controls = Deployment.of(getServletContext()).controls();
        Optional<Member> member = Member.of(request);
        String wish = String.valueOf(request.getParameter("do"));
        if (controls == null || member.isEmpty() || !WISHES.contains(wish)) {
            doGet(request, response);
            return;
        }
        String done = wish;
        switch (wish) {
            case "day" -> controls.pass(Duration.ofDays(1));
            case "trial" -> controls.pass(Duration.ofDays(15));
            case "period" -> controls.pass(Duration.ofDays(31));
            case "fail" -> done = controls.failPayment(member.get().workspace()) ? "fail" : "unpaid";
            case "down" -> controls.down(true);
            case "up" -> controls.down(false);
            case "over" -> controls.startOver();
            default -> throw new IllegalArgumentException(wish);
        }
        Crovver.of(request).refresh();
        Pages.go("/backstage?done=" + done, request, response);
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "day" -> "A day has passed at Crovver.";
            case "trial" -> "15 days have passed at Crovver: trials have ended.";
            case "period" -> "A month has passed at Crovver: periods were renewed.";
            case "fail" -> "The payment failed. The workspace is locked until it is put right.";
            case "unpaid" -> "There is nothing to pay: the workspace has no subscription.";
            case "down" -> "Crovver is down. See at the desk what still works.";
            case "up" -> "Crovver is back. After failures in a row Inkwell leaves it alone for up to five seconds.";
            case "over" -> "Everything is as it was at first.";
            default -> null;
        };
    }
}
