package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import jakarta.ws.rs.GET;

public class UnguardedOverride {
    public interface Api {
        @GET
        @Feature("analytics")
        String show();
    }

    public static class Resource implements Api {
        @Override
        @Unguarded
        public String show() {
            return "";
        }
    }
}
