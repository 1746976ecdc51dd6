package com.crovver.example;

import com.crovver.example.page.RefusedPage;
import com.crovver.guard.Decision;
import com.crovver.guard.Requirement;
import com.crovver.model.CrovverException;
import com.crovver.servlet.Crovver;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where the kit sends people whom a guard has refused ({@code crovver.refusalPage}). It asks again for what was missed: so it
 * shows prices of this moment, and whoever comes back from paying is led on to where they were.
 */
@WebServlet("/refused")
public class RefusedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Crovver crovver = Crovver.of(request);
        if (crovver.caller().isEmpty()) {
            Pages.go("/login", request, response);
            return;
        }
        Decision decision = crovver.check(missed(request));
        if (decision instanceof Decision.Refused refused) {
            explain(refused, crovver, request, response);
        } else if (decision instanceof Decision.Allowed) {
            String returnTo = Pages.ownPath(request.getParameter("return"));
            Pages.goBack(returnTo == null ? request.getContextPath() + "/?notice=yours" : returnTo, response);
        } else {
            response.setHeader("Retry-After", "5");
            Pages.say(
                    503,
                    "Crovver cannot be asked",
                    "It cannot be checked right now what your workspace has. Please try again shortly.",
                    request,
                    response);
        }
    }

    /** The address only chooses among what the guards require, so that nobody can ask Crovver for anything else here. */
    private static Requirement missed(HttpServletRequest request) {
        String feature = String.valueOf(request.getParameter("feature"));
        String pool = String.valueOf(request.getParameter("pool"));
        boolean seat = String.valueOf(request.getParameter("reason")).startsWith("seat");
        return Actions.allRequirements()
                .filter(requirement -> requirement.fold(
                        subscription -> false,
                        wanted -> wanted.key().equals(feature),
                        wanted -> seat,
                        wanted -> wanted.pool().equals(pool)))
                .findFirst()
                .orElse(Requirement.subscription());
    }

    private static void explain(
            Decision.Refused refused, Crovver crovver, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RefusalWords words = refused.reason().fold(RefusalWords.CASES);
        Requirement missed = refused.unmet();
        Pages.send(
                words.status(),
                new RefusedPage(
                        Pages.frame(request, words.title()),
                        words.detail(),
                        words.seat(),
                        refused.offer().addons().stream()
                                .map(RefusalWords::onSale)
                                .toList(),
                        refused.offer().plans().stream()
                                .map(RefusalWords::onSale)
                                .toList(),
                        (missed instanceof Requirement.Feature feature
                                        ? crovver.upgradeLink(feature.key())
                                        : crovver.upgradeLink())
                                .orElse(null),
                        mayBuy(crovver)),
                response);
    }

    private static boolean mayBuy(Crovver crovver) {
        try {
            return crovver.mayManageBilling();
        } catch (CrovverException e) {
            return false;
        }
    }
}
