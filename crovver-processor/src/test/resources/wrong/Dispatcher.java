package wrong;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class Dispatcher extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        if (request.getParameter("draft") != null) {
            doPost(request, response);
        }
    }

    @Override
    @ConsumesCredits(pool = "drafts")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
