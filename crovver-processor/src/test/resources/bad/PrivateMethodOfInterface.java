package bad;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;

@SuppressWarnings("crovver") // Of CRV212, which would be the second message.
@OccupiesSeat
public interface PrivateMethodOfInterface {
    @Feature("analytics")
    private void statistics() {}
}
