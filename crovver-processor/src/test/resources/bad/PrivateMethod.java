package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class PrivateMethod extends HttpServlet {
    @Feature("analytics")
    private void doStatistics(HttpServletRequest request, HttpServletResponse response) {}
}
