package right;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("invoices")
public class Invoices {
    @GET
    @Path("{id}/pdf")
    public byte[] pdf(@PathParam("id") String id) {
        return new byte[0];
    }
}
