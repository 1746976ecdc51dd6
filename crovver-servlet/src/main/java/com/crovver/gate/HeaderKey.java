package com.crovver.gate;

import com.crovver.spi.ActionView;
import java.util.Optional;

/** A key in a header, as {@link IdempotencyKey} reads it. */
record HeaderKey(String name) implements KeySource {

    @Override
    public Optional<FoundKey> key(ActionView view) {
        return IdempotencyKey.ofHeader(view.header(name)).map(FoundKey::outside);
    }

    @Override
    public String wanted() {
        return "the header " + name;
    }
}
