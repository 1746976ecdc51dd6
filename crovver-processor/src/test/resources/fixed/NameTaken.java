package fixed;

import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;

@OccupiesSeat
public class NameTaken extends HttpServlet {}

class NameTakenGuard {}
