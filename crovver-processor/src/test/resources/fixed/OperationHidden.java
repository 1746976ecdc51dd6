package fixed;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

public class OperationHidden {
    public interface Api {
        @GET
        @Produces("text/plain")
        @Feature("analytics")
        String show(@PathParam("id") String id);
    }

    public static class Resource implements Api {
        @Override
        public String show(String number) {
            return number;
        }
    }
}
