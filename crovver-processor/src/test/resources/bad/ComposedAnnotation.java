package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;

public class ComposedAnnotation {
    @Feature("reports")
    public @interface Paid {}

    @Paid
    public static class Reports extends HttpServlet {}
}
