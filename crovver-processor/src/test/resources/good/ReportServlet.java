package good;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import com.crovver.annotation.Feature;
import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OccupiesSeat;
import com.crovver.annotation.OutagePolicy;
import com.crovver.annotation.RequiresSubscription;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@RequiresSubscription
@RequiresSubscription(product = "crm", outage = OutagePolicy.ALLOW)
@OccupiesSeat(onFirstUse = FirstUse.REFUSE)
@Feature(value = "reports", outage = OutagePolicy.LAST_KNOWN)
@Feature(value = "reports_\"pro\"", product = "größe")
public class ReportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    @ConsumesCredits(pool = "exports", charge = Charge.ON_SUCCESS, cost = PerPage.class, keyRequired = true)
    @Feature("ai")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @Feature("cleanup")
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {}

    public static final class PerPage implements Cost {
        @Override
        public long of(Request request) {
            return 2;
        }
    }
}
