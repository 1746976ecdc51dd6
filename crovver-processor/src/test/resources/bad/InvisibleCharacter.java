package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class InvisibleCharacter {
    @GET
    @Feature("advanced\u200b_analytics")
    public String show() {
        return "";
    }
}
