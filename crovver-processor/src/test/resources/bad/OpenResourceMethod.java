package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;

public class OpenResourceMethod {
    @POST
    @ConsumesCredits(pool = "ai_generations")
    public void create() {}

    @GET
    public String show() {
        return "";
    }
}
