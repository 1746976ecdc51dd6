package com.crovver.e2e.app;

import com.crovver.guard.Caller;
import com.crovver.guard.DecisionEvent;
import com.crovver.guard.DecisionListener;
import com.crovver.guard.Requirement;
import com.crovver.model.Plan;
import com.crovver.servlet.Crovver;
import com.crovver.spi.InactiveListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows what the application's own code gets to know about its caller. */
@WebServlet("/asks")
public class Asks extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final List<String> INACTIVE = new CopyOnWriteArrayList<>();
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(answer(request));
    }

    static String answer(HttpServletRequest request) {
        Crovver crovver = Crovver.of(request);
        String argument = String.valueOf(request.getParameter("of"));
        return switch (String.valueOf(request.getParameter("what"))) {
            case "caller" -> crovver.caller().map(Caller::tenant).orElse("nobody");
            case "feature" -> String.valueOf(crovver.hasFeature(argument));
            case "subscribed" -> String.valueOf(crovver.isSubscribed());
            case "covers" -> String.valueOf(crovver.covers("ai_generations", Long.parseLong(argument)));
            case "badge" -> crovver.badge().toString();
            case "balance" -> String.valueOf(crovver.balances().get(argument).total());
            case "seats" -> String.valueOf(crovver.seats().capacityUnits());
            case "snapshot" -> String.valueOf(crovver.snapshot(null).grants(argument, java.time.Instant.now()));
            case "consume" ->
                crovver.consume("ai_generations", 5, argument).taken() + " "
                        + crovver.consume("ai_generations", 5, argument).alreadyProcessed();
            case "link" -> crovver.upgradeLink(argument).orElse("none");
            case "softly" ->
                crovver.softly(Requirement.feature(argument)) + " "
                        + (request.getAttribute("com.crovver.refusal") instanceof Map<?, ?> refusal
                                ? refusal.get("status")
                                : "unmarked");
            case "manages" -> String.valueOf(crovver.mayManageBilling());
            case "told" -> String.join("\n", TOLD);
            case "plan" ->
                crovver.client().getPlans().stream().map(Plan::name).toList().toString();
            case "refresh" -> {
                crovver.refresh();
                yield "refreshed";
            }
            case "inactive" -> String.join("\n", INACTIVE);
            default -> "?";
        };
    }

    /** The application's listener. */
    public static class Listener implements InactiveListener {
        @Override
        public void onInactive(Caller caller, String status) {
            INACTIVE.add(caller.tenant() + " " + status);
            throw new IllegalStateException("and breaks");
        }
    }

    /** Another one, of charges. */
    public static class Charges implements DecisionListener {
        @Override
        public void on(DecisionEvent event) {
            if (event instanceof DecisionEvent.Charged charged) {
                TOLD.add(charged.tenant() + " " + charged.credits().amount() + " [" + charged.operation() + "]");
            }
        }
    }
}
