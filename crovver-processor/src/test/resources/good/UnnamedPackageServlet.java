import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class UnnamedPackageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @OccupiesSeat
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {}
}
