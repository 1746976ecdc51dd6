package wrong;

import com.crovver.annotation.ConsumesCredits;
import jakarta.ws.rs.POST;

@ConsumesCredits(pool = "ai_generations")
public class Summaries {
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 10)
    public String write(String text) {
        return text;
    }
}
