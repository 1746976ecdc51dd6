package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("analytics\u00a0")
public class PaddedKey extends HttpServlet {}
