package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@Feature("analytics")
public class UnguardedInGuardedClass extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @Unguarded
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
}
