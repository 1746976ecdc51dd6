package fixed;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("accounts")
public class OnlyLocators {
    @Path("{id}")
    public Account account() {
        return new Account();
    }

    @Feature("accounts")
    public static class Account {
        @GET
        public String show() {
            return "";
        }
    }
}
