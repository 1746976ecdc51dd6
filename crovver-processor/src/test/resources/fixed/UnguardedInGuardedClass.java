package fixed;

import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class UnguardedInGuardedClass extends HttpServlet {
    @Override
    @Feature("analytics")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @Unguarded
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
}
