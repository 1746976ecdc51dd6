package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;

@Feature("analytics")
public class NotAHandler {
    @OccupiesSeat
    public void run() {}
}
