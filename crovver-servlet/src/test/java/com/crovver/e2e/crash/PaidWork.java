package com.crovver.e2e.crash;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Work that is charged before it is done. */
@WebServlet("/paid")
public class PaidWork extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations")
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        FaultPoint.IN_HANDLER.pass();
        try (Connection connection = Journal.connect()) {
            Journal.write(connection, request.getParameter("action"));
            Journal.keep(connection);
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        FaultPoint.AFTER_WORK.pass();
        response.getWriter().print("done");
    }
}
