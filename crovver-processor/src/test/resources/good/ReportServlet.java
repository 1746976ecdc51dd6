package good;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@OccupiesSeat
@Feature("reports")
@Feature(value = "reports_\"pro\"", product = "größe")
public class ReportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    @ConsumesCredits(pool = "exports")
    @Feature("ai")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @Feature("cleanup")
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {}
}
