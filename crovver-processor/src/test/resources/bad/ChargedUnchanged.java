package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.*;

@SuppressWarnings("crovver") // Of CRV307: the charge is meant.
public class ChargedUnchanged extends HttpServlet {
    @Override
    protected long getLastModified(HttpServletRequest request) {
        return 1_764_288_000_000L;
    }

    @Override
    @ConsumesCredits(pool = "exports")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
}
