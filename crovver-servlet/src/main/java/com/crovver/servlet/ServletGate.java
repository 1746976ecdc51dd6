package com.crovver.servlet;

import com.crovver.gate.Admission;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Outlet;
import com.crovver.gate.OutletRequest;
import com.crovver.gate.Problem;
import com.crovver.gate.Recipient;
import com.crovver.gate.WaitingRoom;
import com.crovver.guard.Operation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Guards one servlet. It is mapped to the servlet's name for every kind of dispatch, so the container calls it exactly when
 * it has picked that servlet, however the request got there: no path is ever compared.
 */
final class ServletGate implements Filter {

    private final Enforcement enforcement;
    private final ServletOperations operations;
    private final String servlet;

    ServletGate(Enforcement enforcement, ServletOperations operations, String servlet) {
        this.enforcement = enforcement;
        this.operations = operations;
        this.servlet = servlet;
    }

    /** Whether the servlet demands a seat, and so a user. */
    boolean requiresUser() {
        return operations.requiresUser();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        boolean errorPage = http.getDispatcherType() == DispatcherType.ERROR;
        Optional<Operation> operation = errorPage ? operations.onErrorPage() : operations.of(http.getMethod());
        if (operation.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Exchange exchange = enforcement.exchange(http);
        Gatekeeper gatekeeper = enforcement.gatekeeper();
        if (exchange == null || gatekeeper == null) {
            enforcement.report(
                    "Servlet " + servlet + " is guarded, but CrovverFilter is not in front of it: requests are"
                            + " refused. Map com.crovver.servlet.CrovverFilter to /* for every dispatcher, before other filters.");
            ServletAnswer.writeBroken(http, answer);
            return;
        }
        ServletActionView view = new ServletActionView(http);
        WaitingRoom room = http.getDispatcherType() == DispatcherType.REQUEST ? enforcement.waitingRoom() : null;
        if (room != null) {
            Optional<Runnable> toFindOut = gatekeeper.toFindOut(operation.get(), exchange, view);
            if (toFindOut.isPresent() && mayWait(http) && room.take(http, answer, toFindOut.get())) {
                return;
            }
        }
        boolean replays = gatekeeper.recordsAnswers()
                && operation.get().charges()
                && isWholeAnswer(operation.get(), http, exchange);
        Outlet outlet = replays || operation.get().chargesOnSuccess()
                ? new Outlet(http, answer, replays, new UnwrittenCharge(gatekeeper, exchange, http))
                : null;
        Admission admission = gatekeeper.admit(operation.get(), exchange, view, outlet);
        if (admission instanceof Admission.Refused refused) {
            if (http.getDispatcherType() == DispatcherType.INCLUDE) {
                http.setAttribute(Problem.REFUSAL_ATTRIBUTE, refused.problem().allMembers());
            } else {
                Recipient recipient = ServletAnswer.recipient(exchange.request(), http);
                ServletAnswer.write(gatekeeper.answers().to(recipient, refused.problem()), http, answer);
            }
            return;
        } else if (admission instanceof Admission.Replayed replayed) {
            // Never without an outlet; were it so, an exception runs nothing.
            Objects.requireNonNull(outlet).replay(replayed.answer());
            return;
        } else if (!(admission instanceof Admission.Passed)) {
            throw new IllegalStateException("not an admission: " + admission);
        }
        if (isAnswer(http) && !answer.containsHeader("Cache-Control")) {
            answer.setHeader("Cache-Control", "private, no-cache");
        }
        if (outlet == null) {
            chain.doFilter(request, response);
        } else {
            OutletRequest held = new OutletRequest(http, outlet);
            outlet.whileRunning(() -> chain.doFilter(held, outlet));
        }
    }

    /** Whether the servlet gives the whole answer in this dispatch: a dispatch after a wait is the first one to it. */
    private static boolean isWholeAnswer(Operation operation, HttpServletRequest request, Exchange exchange) {
        return switch (request.getDispatcherType()) {
            case REQUEST, FORWARD -> true;
            case ASYNC -> exchange.hasVerdict(operation);
            case INCLUDE, ERROR -> false;
        };
    }

    /** Whether what the servlet says is the answer itself, and not a part of another's. */
    private static boolean isAnswer(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.INCLUDE
                && request.getDispatcherType() != DispatcherType.ERROR;
    }

    /** Filters in front decide; the servlet need not support it itself, since nothing asynchronous is left when it runs. */
    private boolean mayWait(HttpServletRequest request) {
        if (!request.isAsyncSupported()) {
            enforcement.warn("crovver.nonBlocking is set, but a filter before servlet " + servlet
                    + " is not declared async-supported: requests keep a thread of the container while they wait for"
                    + " Crovver.");
            return false;
        }
        return !request.isAsyncStarted();
    }
}
