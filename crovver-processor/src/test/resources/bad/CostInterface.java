package bad;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class CostInterface extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "pages", cost = CostInterface.PerPage.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    public interface PerPage extends Cost {
        @Override
        default long of(Request request) {
            return 1;
        }
    }
}
