package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class HugeAmount extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "bytes", amount = 2_000_000_000)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
