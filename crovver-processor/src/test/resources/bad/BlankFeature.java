package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

@Feature("")
public class BlankFeature extends HttpServlet {}
