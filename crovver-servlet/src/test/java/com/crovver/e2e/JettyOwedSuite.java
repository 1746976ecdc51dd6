package com.crovver.e2e;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Jetty tells of: that a client has reset its stream while nothing is read or written. */
abstract class JettyOwedSuite extends OwedSuite {

    JettyOwedSuite(Container container, JaxRs jaxRs) {
        super(container, jaxRs);
    }

    /** As where it answers at once: what it has done it has done. */
    @ParameterizedTest
    @CsvSource({"200, 5", "422, 0"})
    void asynchronousWork_whoseClientResetsItsStream_isChargedAsItEnds(int status, int credits) {
        int runs = runs();
        int ends = ends();
        OddRequest request = OddRequest.of(
                "POST /works?how=async-held-" + status,
                Map.of("host", app.uri().getAuthority(), "cookie", alice.cookie()));
        RawHttp2.reset(app.uri(), request, () -> await().until(() -> runs() == runs + 1));
        await().until(() -> ends() == ends + 1);

        alice.send("DELETE", "/tally");

        await().until(() -> ends() == ends + 2);
        assertCharged(credits);
    }
}
