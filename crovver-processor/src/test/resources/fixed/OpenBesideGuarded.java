package fixed;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class OpenBesideGuarded extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "ai_generations")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @ConsumesCredits(pool = "ai_generations")
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        doPost(request, response);
    }
}
