package fixed;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("advanced_analytics")
public class UnknownFeature extends HttpServlet {}
