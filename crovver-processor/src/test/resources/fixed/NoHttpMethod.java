package fixed;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class NoHttpMethod {
    @GET
    @Feature("analytics")
    public String show() {
        return render();
    }

    public String render() {
        return "";
    }
}
