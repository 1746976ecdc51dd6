package bad;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.OPTIONS;

public class ChargeOnOptions {
    @OPTIONS
    @Feature("orders")
    @ConsumesCredits(pool = "orders")
    public void allowed() {}
}
