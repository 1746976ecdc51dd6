package bad;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

public class InheritedWithoutHttpMethod {
    @SuppressWarnings("crovver") // Of CRV212, which would be the second message.
    public interface Exporting {
        @Feature("data_export")
        default String export() {
            return "";
        }
    }

    public static class Exports implements Exporting {
        @GET
        public String show() {
            return export();
        }
    }
}
