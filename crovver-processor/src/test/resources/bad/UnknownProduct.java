package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature(value = "data_export", product = "crn")
public class UnknownProduct extends HttpServlet {}
