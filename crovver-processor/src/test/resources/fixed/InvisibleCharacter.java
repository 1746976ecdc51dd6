package fixed;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class InvisibleCharacter {
    @GET
    @Feature("advanced_analytics")
    public String show() {
        return "";
    }
}
