package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class BlankPool extends HttpServlet {
    @Override
    @ConsumesCredits(
            pool = "  ",
            amount = 2)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
