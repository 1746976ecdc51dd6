package com.crovver.servlet;

import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Outlet;
import com.crovver.gate.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers in place of a handler whose work could not be charged; a page that included it finds nothing, and why. */
record UnwrittenCharge(Gatekeeper gatekeeper, Exchange exchange, HttpServletRequest request) implements Outlet.Refusal {

    @Override
    public void answer(HttpServletResponse response, String identity) throws IOException {
        Problem problem = gatekeeper.chargeNotWritten(identity);
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            request.setAttribute(Problem.REFUSAL_ATTRIBUTE, problem.allMembers());
        } else if (!response.isCommitted()) {
            // Headers too: they may hand out what was done.
            response.reset();
            ServletAnswer.write(
                    gatekeeper.answers().to(ServletAnswer.recipient(exchange.request(), request), problem),
                    request,
                    response);
            response.flushBuffer();
        }
    }
}
