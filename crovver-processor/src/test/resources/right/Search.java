package right;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.POST;

public class Search {
    @POST
    @Feature("search")
    public void search(String query) {}
}
