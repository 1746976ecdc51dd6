package fixed;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;

@Feature("analytics")
@OccupiesSeat
public class NotAHandler extends HttpServlet {}
