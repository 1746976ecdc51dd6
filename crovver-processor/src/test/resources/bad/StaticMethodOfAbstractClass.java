package bad;

import com.crovver.annotation.Feature;

public abstract class StaticMethodOfAbstractClass {
    @Feature("analytics")
    static void statistics() {}
}
