package wrong;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature(value = "analytics ", product = "crm")
public class Analytics extends HttpServlet {}
