package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class ChargedGet extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "exports")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
}
