package bad;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class InheritedExport {
    @SuppressWarnings("crovver") // Of CRV212, which would be the second message.
    public interface Exporting {
        @Feature("data_export")
        default String export() {
            return "";
        }
    }

    public static class Exports extends HttpServlet implements Exporting {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            export();
        }
    }
}
