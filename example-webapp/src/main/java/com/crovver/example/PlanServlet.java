package com.crovver.example;

import com.crovver.example.page.PlanPage;
import com.crovver.guard.Caller;
import com.crovver.model.CancelReason;
import com.crovver.model.CrovverException;
import com.crovver.model.Subscription;
import com.crovver.servlet.Crovver;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a workspace subscribes to, for all its people; what it costs, and its end, for who pays. Buying is the kit's page. */
@WebServlet("/plan")
public class PlanServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private interface Work {
        void carryOut(Crovver crovver, Caller caller) throws IOException;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        signedIn(request, response, (crovver, caller) -> {
            PlanPage page = new Account(crovver, caller)
                    .page(Pages.frame(request, "Plan and invoices"), notice(request.getParameter("notice")));
            Pages.send(page, response);
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        signedIn(request, response, (crovver, caller) -> {
            if (!crovver.mayManageBilling()) {
                Pages.say(403, "Please ask the owner", "Only who pays can cancel.", request, response);
                return;
            }
            Optional<Subscription> meant = crovver.subscriptions().stream()
                    .filter(each -> each.id().equals(request.getParameter("subscription")))
                    .findFirst();
            if (meant.isEmpty()) {
                Pages.say(404, "No such subscription", "Nothing was cancelled.", request, response);
                return;
            }
            crovver.client().cancelSubscription(meant.get().id(), caller.tenant(), reason(request), null);
            crovver.refresh();
            Pages.go("/plan?notice=cancelled", request, response);
        });
    }

    private static void signedIn(HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException {
        Crovver crovver = Crovver.of(request);
        Optional<Caller> caller = crovver.caller();
        if (caller.isEmpty()) {
            Pages.signIn("/plan", request, response);
            return;
        }
        try {
            work.carryOut(crovver, caller.get());
        } catch (CrovverException e) {
            request.getServletContext().log("The plan cannot be shown or changed: " + e.getMessage());
            response.setHeader("Retry-After", "5");
            Pages.say(
                    503,
                    "Crovver cannot be asked",
                    "What your workspace has is not known right now. Please try again shortly.",
                    request,
                    response);
        }
    }

    private static CancelReason reason(HttpServletRequest request) {
        String word = request.getParameter("reason");
        return word == null || word.isBlank() ? CancelReason.OTHER : new CancelReason(word);
    }

    private static @Nullable String notice(@Nullable String word) {
        return "cancelled".equals(word) ? "The subscription is cancelled." : null;
    }
}
