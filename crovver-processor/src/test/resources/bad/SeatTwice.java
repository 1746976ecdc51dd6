package bad;

import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OccupiesSeat;
import jakarta.ws.rs.POST;

public class SeatTwice {
    @OccupiesSeat(onFirstUse = FirstUse.REFUSE)
    public interface Api {
        @POST
        @OccupiesSeat
        void create();
    }

    public static class Resource implements Api {
        @Override
        public void create() {}
    }
}
