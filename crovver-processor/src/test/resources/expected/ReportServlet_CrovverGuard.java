package good;

import com.crovver.annotation.Charge;
import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Guard;
import com.crovver.guard.GuardOf;
import com.crovver.guard.Requirement;
import javax.annotation.processing.Generated;

/**
 * What {@code good.ReportServlet} requires of its callers, as its annotations say.
 */
@GuardOf("good.ReportServlet")
@Generated("com.crovver.processor.GuardProcessor")
public final class ReportServlet_CrovverGuard extends Guard {
    /**
     * Called when the application starts.
     */
    public ReportServlet_CrovverGuard() {
        super(
                "good.ReportServlet",
                every(
                        Requirement.subscription(),
                        Requirement.subscription("crm").outage(OutagePolicy.ALLOW),
                        Requirement.feature("reports").outage(OutagePolicy.LAST_KNOWN),
                        Requirement.feature("reports_\"pro\"", "gr\u00f6\u00dfe"),
                        Requirement.seat().onFirstUse(FirstUse.REFUSE)),
                operation("doDelete",
                        Requirement.feature("cleanup")),
                operation("doPost",
                        Requirement.feature("ai"),
                        Requirement.credits("ai_generations", 5),
                        Requirement.credits("exports", 1).charge(Charge.ON_SUCCESS).cost(ReportServlet.PerPage.class).requireKey()));
    }
}
