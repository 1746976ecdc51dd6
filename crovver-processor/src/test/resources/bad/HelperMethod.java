package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class HelperMethod extends HttpServlet {
    @Feature("analytics")
    protected void export(HttpServletRequest request, HttpServletResponse response) {}
}
