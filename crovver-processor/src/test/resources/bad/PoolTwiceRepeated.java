package bad;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;

@ConsumesCredits(pool = "ai_generations")
@ConsumesCredits(pool = "exports")
@ConsumesCredits(pool = "ai_generations", amount = 4)
public class PoolTwiceRepeated extends HttpServlet {}
