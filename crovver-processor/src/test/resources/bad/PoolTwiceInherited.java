package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.ws.rs.POST;

public class PoolTwiceInherited {
    public interface Api {
        @POST
        @ConsumesCredits(pool = "ai_generations", amount = 5)
        void create();
    }

    public abstract static class Base {
        @POST
        @ConsumesCredits(pool = "exports")
        public void export() {}
    }

    @ConsumesCredits(pool = "ai_generations", amount = 1)
    public static class Resource extends Base implements Api {
        @Override
        public void create() {}
    }

    public static class Sub extends Resource {}
}
