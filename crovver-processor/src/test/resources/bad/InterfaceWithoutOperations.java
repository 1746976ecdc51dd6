package bad;

import com.crovver.annotation.OccupiesSeat;

public interface InterfaceWithoutOperations {
    @OccupiesSeat
    void run();
}
