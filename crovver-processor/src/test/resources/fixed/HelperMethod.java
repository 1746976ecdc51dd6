package fixed;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class HelperMethod extends HttpServlet {
    @Override
    @Feature("analytics")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        export(request, response);
    }

    protected void export(HttpServletRequest request, HttpServletResponse response) {}
}
