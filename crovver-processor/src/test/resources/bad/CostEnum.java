package bad;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class CostEnum extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "pages", cost = CostEnum.PerPage.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    public enum PerPage implements Cost {
        ONE;

        @Override
        public long of(Request request) {
            return 1;
        }
    }
}
