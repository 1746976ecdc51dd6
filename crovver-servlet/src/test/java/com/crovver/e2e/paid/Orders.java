package com.crovver.e2e.paid;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Done for keys only, from two pools. */
@WebServlet("/orders/*")
public class Orders extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5, keyRequired = true)
    @ConsumesCredits(pool = "api_calls", amount = 10)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("order " + Log.run());
    }
}
