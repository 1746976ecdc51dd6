package wrong;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.POST;

public class Search {
    @POST
    @Feature("search")
    void search(String query) {}
}
