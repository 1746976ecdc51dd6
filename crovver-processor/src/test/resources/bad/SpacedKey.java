package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("advanced\u00a0analytics")
public class SpacedKey extends HttpServlet {}
