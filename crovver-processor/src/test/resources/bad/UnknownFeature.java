package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("advanced_anlaytics")
public class UnknownFeature extends HttpServlet {}
