package fixed;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class UnknownPool extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
