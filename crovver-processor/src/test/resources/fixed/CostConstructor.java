package fixed;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class CostConstructor extends HttpServlet {
    @Override
    @ConsumesCredits(pool = "pages", cost = CostConstructor.PerPage.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    public static class PerPage implements Cost {
        private final long pages;

        public PerPage() {
            this.pages = 2;
        }

        @Override
        public long of(Request request) {
            return pages;
        }
    }
}
