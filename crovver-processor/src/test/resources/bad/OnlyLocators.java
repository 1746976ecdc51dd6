package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("accounts")
@Feature("accounts")
public class OnlyLocators {
    @Path("{id}")
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
