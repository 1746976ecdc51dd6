package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

public class LifecycleMethod extends HttpServlet {
    @Override
    @Feature("analytics")
    public void init() {}
}
