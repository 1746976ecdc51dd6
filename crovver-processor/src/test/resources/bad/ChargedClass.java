package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;

@ConsumesCredits(pool = "exports")
public class ChargedClass {
    @POST
    public void create() {}

    @GET
    public String show() {
        return "";
    }
}
