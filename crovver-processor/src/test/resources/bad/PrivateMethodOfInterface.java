package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;

@SuppressWarnings("crovver")
@OccupiesSeat
public interface PrivateMethodOfInterface {
    @Feature("analytics")
    private void statistics() {}
}
