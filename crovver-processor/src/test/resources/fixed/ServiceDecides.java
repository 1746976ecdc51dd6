package fixed;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class ServiceDecides {
    @Feature("analytics")
    public static class Front extends HttpServlet {
        @Override
        @ConsumesCredits(pool = "ai_generations")
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            doPost(request, response);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        protected void doPut(HttpServletRequest request, HttpServletResponse response) {}
    }

    public static class Sub extends Front {}
}
