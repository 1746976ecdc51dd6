package bad;

import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class SeatOnOptions extends HttpServlet {
    @Override
    @OccupiesSeat
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @OccupiesSeat
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
