package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.ws.rs.POST;

@ConsumesCredits(pool = "ai_generations")
public class PoolTwiceClassAndMethod {
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    public void create() {}
}
