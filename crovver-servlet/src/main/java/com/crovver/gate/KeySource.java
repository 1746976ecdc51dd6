package com.crovver.gate;

import com.crovver.spi.ActionView;
import com.crovver.spi.MalformedKeyException;
import java.util.Optional;

/** One place in a request where an idempotency key may stand. */
interface KeySource {

    /**
     * The key, or empty if there is none.
     *
     * @throws MalformedKeyException if what is there is no key, or more than one
     */
    Optional<FoundKey> key(ActionView view);

    /** What a client has to send, completing "Send ...". */
    String wanted();
}
