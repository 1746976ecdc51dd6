package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.annotation.Charge;
import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.ChargeStore;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Entitlements;
import com.crovver.guard.MemoryChargeStore;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.guard.Run;
import com.crovver.model.CreditBalance;
import com.crovver.model.LimitBehavior;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a success that cannot be written down: nobody hears of it. Containers are held to the rest by OwedSuite. */
class OutletTest {

    private static final Operation LATER =
            new Operation("Works#doPost", List.of(Requirement.credits("pool", 5).charge(Charge.ON_SUCCESS)));

    private static final Caller ALICE = new Caller("acme", "alice");

    private final MemoryChargeStore memory = new MemoryChargeStore(Clock.systemUTC());
    private final Sent sent = new Sent();
    private boolean away;
    private final ChargeStore store = proxy(ChargeStore.class, (proxy, method, arguments) -> {
        if (away && (method.getName().equals("save") || method.getName().equals("owe"))) {
            throw new ChargeStoreException("the database is away", new IOException("refused"));
        }
        try {
            return method.invoke(memory, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    });
    private final Engine engine = Engine.builder(proxy(
                    Entitlements.class,
                    (proxy, method, arguments) -> Map.of(
                            "pool",
                            new CreditBalance("pool", "pool", 100, null, null, null, LimitBehavior.HARD, null))))
            .store(store)
            .build();
    private final AsyncContext context = proxy(AsyncContext.class, OutletTest::nothing);
    private final HttpServletRequest request = proxy(
            HttpServletRequest.class,
            (proxy, method, arguments) ->
                    method.getName().equals("getAsyncContext") ? context : nothing(proxy, method, arguments));
    private final Outlet outlet = new Outlet(request, sent.response(), false, (response, identity) -> {
        response.reset();
        response.setStatus(503);
        response.getOutputStream().print("not recorded: " + identity);
        response.flushBuffer();
    });

    @AfterEach
    void close() {
        engine.close();
    }

    private enum End {
        RETURN,
        FLUSH,
        OVERFLOW,
        CLOSE,
        REDIRECT
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void successThatCannotBeWrittenDown_isReplaced_howeverItWasToLeave(End end) throws IOException, ServletException {
        outlet.hold(List.of(run()));
        away = true;
        outlet.setHeader("Location", "/what/was/done");
        outlet.getWriter().print("what was done");
        switch (end) {
            case RETURN -> outlet.whileRunning(() -> {});
            case FLUSH -> outlet.flushBuffer();
            case OVERFLOW -> outlet.getWriter().print("0123456789abcdef".repeat(10_000));
            case CLOSE -> outlet.getWriter().close();
            case REDIRECT -> outlet.sendRedirect("/what/was/done");
        }
        outlet.getWriter().print("more of it");
        outlet.complete();

        assertThat(sent.status).isEqualTo(503);
        assertThat(sent.body()).isEqualTo("not recorded: a");
        assertThat(sent.location).isNull();
        assertThat(memory.owed("acme")).isEmpty();
    }

    @Test
    void successThatCannotBeWrittenDown_reachesNobody_alsoIfTheRefusalCannotBeGiven() throws IOException {
        Outlet broken = new Outlet(request, sent.response(), false, (response, identity) -> {
            throw new IOException("the client is slow");
        });
        broken.hold(List.of(run()));
        away = true;
        broken.getWriter().print("what was done");
        assertThatThrownBy(broken::flushBuffer).isInstanceOf(IOException.class);

        broken.getWriter().print("more of it");
        broken.flushBuffer();
        broken.complete();

        assertThat(sent.body()).isEmpty();
        assertThat(memory.owed("acme")).isEmpty();
    }

    /** The page that included it answers, and the database is back by then. */
    @Test
    void successThatCouldNotBeWrittenDown_isNotChargedInTheEnd_andItsKeyMayBeRepeated()
            throws IOException, ServletException {
        Action named = Action.named("k", "POST /works");
        Run run = run(named);
        Exchange exchange = new Exchange(request, sent.response());
        exchange.admit(LATER, run, null);
        outlet.hold(List.of(run));
        away = true;
        outlet.whileRunning(() -> outlet.getWriter().print("what was done"));
        away = false;

        exchange.settle(false, 200);

        assertThat(memory.owed("acme")).isEmpty();
        run(named).succeed();
        assertThat(memory.owed("acme")).containsKey("pool");
    }

    @Test
    void success_isOwedBeforeAnythingHasLeft() throws IOException {
        outlet.hold(List.of(run()));
        outlet.getWriter().print("what was done");
        assertThat(sent.body()).isEmpty();
        sent.onFirstByte = () -> assertThat(memory.backlog().live()).isEqualTo(1);

        outlet.flushBuffer();

        assertThat(sent.body()).isEqualTo("what was done");
    }

    /** A filter further out may make a page of it. */
    @Test
    void handlerThatThrew_isNotCharged_whateverIsAnswered() {
        Run run = run();
        outlet.hold(List.of(run));

        assertThatThrownBy(() -> outlet.whileRunning(() -> {
                    outlet.getWriter().print("half");
                    throw new ServletException("as asked");
                }))
                .isInstanceOf(ServletException.class);
        run.succeed();

        assertThat(memory.owed("acme")).isEmpty();
        assertThat(sent.body()).isEmpty();
    }

    @Test
    void errorThatTheHandlerAnswered_isNotCharged_whateverIsMadeOfIt() throws IOException, ServletException {
        Run run = run();
        outlet.hold(List.of(run));

        outlet.whileRunning(() -> {
            outlet.setStatus(404);
            outlet.getWriter().print("none");
        });
        sent.status = 200;
        run.succeed();

        assertThat(memory.owed("acme")).isEmpty();
        assertThat(sent.body()).isEqualTo("none");
    }

    /** The container may have given the response to another request by now. */
    @Test
    void answerAfterTheEnd_reachesNobody() throws IOException {
        outlet.hold(List.of(run()));
        PrintWriter writer = outlet.getWriter();
        writer.print("too");
        outlet.close(false);

        writer.print(" late");
        writer.flush();
        outlet.complete();

        assertThat(sent.body()).isEmpty();
        assertThat(memory.owed("acme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, 1", "422, 0"})
    void handlerThatTheContainerEndedByAnError_isChargedAsItEnds_andReachesNobody(int status, int debts)
            throws IOException {
        Action named = Action.named("k", "POST /works");
        Run run = run(named);
        Exchange exchange = new Exchange(request, sent.response());
        exchange.admit(LATER, run, null);
        outlet.hold(List.of(run));
        exchange.opened(outlet);
        AsyncContext async = new OutletRequest(request, outlet).getAsyncContext();
        exchange.cutOff();
        sent.status = 500;
        exchange.settle(true, 500);

        outlet.setStatus(status);
        outlet.getWriter().print("what was done");
        assertThat(memory.backlog().live()).isZero();
        async.complete();

        assertThat(memory.backlog().live()).isEqualTo(debts);
        assertThat(sent.body()).isEmpty();
        assertThat(sent.status).isEqualTo(500);
        assertThat(engine.decide(LATER, ALICE, named)).isInstanceOf(Decision.Refused.class);
    }

    private Run run() {
        return run(Action.minted("a", "POST /works"));
    }

    private Run run(Action action) {
        Decision decision = engine.decide(LATER, ALICE, action);
        return ((Decision.Allowed) decision).run();
    }

    private static Object nothing(Object proxy, Method method, Object[] arguments) {
        return method.getReturnType() == boolean.class ? (Object) false : null;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(OutletTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** What a container has sent. */
    private static final class Sent {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Runnable onFirstByte = () -> {};
        private int status = 200;
        private String location;
        private PrintWriter writer = newWriter();

        private PrintWriter newWriter() {
            return new PrintWriter(new OutputStreamWriter(stream(), StandardCharsets.UTF_8), true);
        }

        String body() {
            writer.flush();
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private ServletOutputStream stream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) {
                    onFirstByte.run();
                    bytes.write(b);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }

        HttpServletResponse response() {
            return proxy(HttpServletResponse.class, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "getStatus" -> {
                        return status;
                    }
                    case "setStatus" -> status = (Integer) arguments[0];
                    case "setHeader" -> location = (String) arguments[1];
                    case "sendRedirect" -> {
                        status = 302;
                        location = (String) arguments[0];
                    }
                    case "getWriter" -> {
                        return writer;
                    }
                    case "getOutputStream" -> {
                        return stream();
                    }
                    case "getBufferSize" -> {
                        return 8192;
                    }
                    case "isCommitted" -> {
                        return false;
                    }
                    case "reset" -> {
                        status = 200;
                        location = null;
                        bytes.reset();
                        writer = newWriter();
                    }
                    default -> {
                        return null;
                    }
                }
                return null;
            });
        }
    }
}
