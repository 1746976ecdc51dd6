package good;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;

@Path("orders")
public class Orders {
    @Path("{id}/items")
    public Items<String> items() {
        return new Items<>();
    }

    @Feature("items")
    public static class Items<T extends CharSequence> {
        @GET
        public String all() {
            return "";
        }

        @POST
        @ConsumesCredits(pool = "items")
        public void add(@PathParam("id") String order, List<? extends T> items) {}

        @POST
        @ConsumesCredits(pool = "items", amount = 2)
        public void add(Map.Entry<String, T> item, int[][] numbers, byte[] body) {}

        @POST
        @Feature("generic")
        public void add(T item, long weight) {}
    }
}
