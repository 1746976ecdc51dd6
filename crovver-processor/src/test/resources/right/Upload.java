package right;

import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class Upload extends HttpServlet {
    @Override
    @OccupiesSeat
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        store(request);
    }

    private void store(HttpServletRequest request) {}
}
