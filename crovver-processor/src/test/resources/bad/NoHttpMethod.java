package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class NoHttpMethod {
    @GET
    public String show() {
        return render();
    }

    @Feature("analytics")
    public String render() {
        return "";
    }
}
