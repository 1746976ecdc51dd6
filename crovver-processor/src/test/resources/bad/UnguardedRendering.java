package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class UnguardedRendering extends HttpServlet {
    @Override
    @Feature("analytics")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        render(response);
    }

    @Unguarded
    protected void render(HttpServletResponse response) {}
}
