package com.crovver.testkit;

import java.io.IOException;
import java.util.function.Supplier;

/** What becomes of one exchange. */
@FunctionalInterface
interface Fault {

    /** All goes well. */
    Fault NONE = (service, wire) -> wire.send(service.get());

    /**
     * Plays it.
     *
     * @param service carries out the call, each time it is asked, and answers what should be sent
     */
    void play(Supplier<Reply> service, Wire wire) throws IOException, InterruptedException;

    /** This fault, but the call has been carried out when it strikes. */
    default Fault afterApplying() {
        return (service, wire) -> {
            Reply reply = service.get();
            play(() -> reply, wire);
        };
    }
}
