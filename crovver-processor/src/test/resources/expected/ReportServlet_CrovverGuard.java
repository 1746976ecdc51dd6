package good;

import com.crovver.annotation.Charge;
import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Guard;
import com.crovver.guard.GuardOf;
import com.crovver.guard.Requirement;
import java.lang.Override;
import java.lang.String;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What {@code good.ReportServlet} requires of its callers, as its annotations say.
 */
@GuardOf("good.ReportServlet")
@Generated("com.crovver.processor.GuardProcessor")
public final class ReportServlet_CrovverGuard implements Guard {
    private static final List<Requirement> EVERY_OPERATION = List.of(
            Requirement.subscription(),
            Requirement.subscription("crm").outage(OutagePolicy.ALLOW),
            Requirement.feature("reports").outage(OutagePolicy.LAST_KNOWN),
            Requirement.feature("reports_\"pro\"", "gr\u00f6\u00dfe"),
            Requirement.seat().onFirstUse(FirstUse.REFUSE));

    private static final Map<String, List<Requirement>> OPERATIONS = Map.ofEntries(
            Map.entry("doDelete", List.of(
                    Requirement.feature("cleanup"))),
            Map.entry("doPost", List.of(
                    Requirement.feature("ai"),
                    Requirement.credits("ai_generations", 5),
                    Requirement.credits("exports", 1).charge(Charge.ON_SUCCESS).cost(ReportServlet.PerPage.class).requireKey())));

    /**
     * Called when the application starts.
     */
    public ReportServlet_CrovverGuard() {
    }

    @Override
    public String handler() {
        return "good.ReportServlet";
    }

    @Override
    public List<Requirement> everyOperation() {
        return EVERY_OPERATION;
    }

    @Override
    public Map<String, List<Requirement>> operations() {
        return OPERATIONS;
    }
}
