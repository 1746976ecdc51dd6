package com.crovver.gate;

import com.crovver.spi.ActionIdResolver;
import com.crovver.spi.ActionView;
import com.crovver.spi.MalformedKeyException;
import java.util.Optional;

/** A key that a class of the application tells. */
record ResolvedKey(ActionIdResolver resolver) implements KeySource {

    @Override
    public Optional<FoundKey> key(ActionView view) {
        String id;
        try {
            id = resolver.resolve(view);
        } catch (MalformedKeyException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw UnusableCallerException.thrownBy(
                    "crovver.key: " + resolver.getClass().getName(), e);
        }
        return Optional.ofNullable(id).map(IdempotencyKey::of).map(FoundKey::outside);
    }

    @Override
    public String wanted() {
        return "what tells this action from others";
    }
}
