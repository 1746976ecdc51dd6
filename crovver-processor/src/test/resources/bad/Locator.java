package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("accounts")
public class Locator {
    @GET
    public String all() {
        return "";
    }

    @Path("{id}")
    @Feature("accounts")
    public Account account() {
        return new Account();
    }

    public static class Account {
        @GET
        public String show() {
            return "";
        }
    }
}
