package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OutagePolicy;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@Feature(value = "reports", outage = OutagePolicy.LAST_KNOWN)
public class Contradiction extends HttpServlet {
    @Override
    @Feature(value = "reports", outage = OutagePolicy.REFUSE)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
