package fixed;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class PrivateMethod extends HttpServlet {
    @Override
    @Feature("analytics")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        doStatistics(request, response);
    }

    private void doStatistics(HttpServletRequest request, HttpServletResponse response) {}
}
