package fixed;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("advanced analytics")
public class SpacedKey extends HttpServlet {}
