package bad;

import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class NewerPatch extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @OccupiesSeat
    protected void doPatch(HttpServletRequest request, HttpServletResponse response) {}
}
