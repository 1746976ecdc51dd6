package fixed;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature(value = "data_export", product = "crm")
public class UnknownProduct extends HttpServlet {}
