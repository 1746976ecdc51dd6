package com.crovver.e2e.crash;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import com.crovver.servlet.Crovver;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Work that is charged once it is done, in the transaction that it is written in. */
@WebServlet("/owed")
public class OwedWork extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations", charge = Charge.ON_SUCCESS)
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        FaultPoint.IN_HANDLER.pass();
        try (Connection connection = Journal.connect()) {
            connection.setAutoCommit(false);
            Journal.write(connection, request.getParameter("action"));
            Crovver.of(request).charge("ai_generations", 1, connection);
            FaultPoint.BEFORE_COMMIT.pass();
            connection.commit();
            Journal.keep(connection);
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        FaultPoint.AFTER_WORK.pass();
        response.getWriter().print("done");
    }
}
