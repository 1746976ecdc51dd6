package right;

import com.crovver.annotation.RequiresSubscription;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("boards")
public class Boards {
    @GET
    public String all() {
        return "";
    }

    @Path("{id}")
    public Board board() {
        return new Board();
    }

    @RequiresSubscription
    public static class Board {
        @GET
        public String show() {
            return "";
        }
    }
}
