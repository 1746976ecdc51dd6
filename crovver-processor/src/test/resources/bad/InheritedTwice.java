package bad;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.POST;

public class InheritedTwice {
    public interface Api {
        @POST
        @Feature("analytics")
        String run();
    }

    public interface Paid {
        @POST
        @ConsumesCredits(pool = "ai_generations")
        String run();
    }

    public static class Resource implements Api, Paid {
        @Override
        public String run() {
            return "";
        }
    }

    public static class Sub extends Resource {}
}
