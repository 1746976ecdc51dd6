package fixed;

import com.crovver.annotation.OccupiesSeat;
import jakarta.ws.rs.POST;

public interface InterfaceWithoutOperations {
    @POST
    @OccupiesSeat
    void run();
}
