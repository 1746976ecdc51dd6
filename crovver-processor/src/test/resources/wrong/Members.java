package wrong;

import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@OccupiesSeat
public class Members extends HttpServlet {
    @Override
    @OccupiesSeat(onFirstUse = FirstUse.REFUSE)
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
}
