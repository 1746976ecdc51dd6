package right;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Cost;
import jakarta.ws.rs.POST;

public class Translations {
    @POST
    @ConsumesCredits(pool = "words", cost = Words.class)
    public String translate(String text) {
        return text;
    }

    public static class Words implements Cost {
        @Override
        public long of(Request request) {
            return 1;
        }
    }
}
