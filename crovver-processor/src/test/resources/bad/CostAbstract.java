package bad;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class CostAbstract extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "pages", cost = CostAbstract.PerPage.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    public abstract static class PerPage implements Cost {
        @Override
        public long of(Request request) {
            return Long.parseLong(request.parameter("pages"));
        }
    }
}
