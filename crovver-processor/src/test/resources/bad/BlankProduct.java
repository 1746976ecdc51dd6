package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature(
        value = "analytics",
        product = " ")
public class BlankProduct extends HttpServlet {}
