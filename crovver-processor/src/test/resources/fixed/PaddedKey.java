package fixed;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("analytics")
public class PaddedKey extends HttpServlet {}
