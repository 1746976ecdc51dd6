package fixed;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;

@ConsumesCredits(pool = "ai_generations", amount = 5)
@ConsumesCredits(pool = "exports")
public class PoolTwiceRepeated extends HttpServlet {}
