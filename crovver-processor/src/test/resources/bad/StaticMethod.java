package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class StaticMethod {
    @GET
    @Feature("analytics")
    public static String show() {
        return "";
    }
}
