package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import jakarta.ws.rs.GET;

public class UnguardedYetRequired {
    @GET
    @Feature("analytics")
    @Unguarded
    public String show() {
        return "";
    }
}
