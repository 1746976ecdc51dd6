package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("accounts")
public class LocatorOfAnything {
    @GET
    public String all() {
        return "";
    }

    @Path("{id}")
    @Feature("accounts")
    public Object account() {
        return "";
    }
}
