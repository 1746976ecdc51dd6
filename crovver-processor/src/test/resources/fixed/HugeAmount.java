package fixed;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class HugeAmount extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "megabytes", amount = 2_000)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
