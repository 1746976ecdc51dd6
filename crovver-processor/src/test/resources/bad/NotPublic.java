package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class NotPublic {
    @GET
    @Feature("analytics")
    String show() {
        return "";
    }
}
