package fixed;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class NotPublic {
    @GET
    @Feature("analytics")
    public String show() {
        return "";
    }
}
