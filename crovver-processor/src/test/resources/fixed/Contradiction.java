package fixed;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OutagePolicy;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@Feature(value = "reports", outage = OutagePolicy.REFUSE)
public class Contradiction extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
