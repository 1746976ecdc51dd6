package com.crovver.guard;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that Crovver can be asked about a tenant, and that is worth remembering. Equal questions share an answer.
 * Immutable.
 *
 * @param <A> what kind of answer
 */
abstract class Question<A> {

    private final String subject;
    private final @Nullable String product;
    private final int hash;

    Question(String subject, @Nullable String product) {
        this.subject = subject;
        this.product = product;
        this.hash = Objects.hash(getClass().getName(), subject, product);
    }

    /** Asks; called by one thread at a time for each tenant. */
    abstract Answer<A> ask(Inquiry inquiry);

    /** How long asking may take in the background; longer than a request's budget if that takes many calls. */
    Duration patience(Duration budget) {
        return budget;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Question<?> that
                        && hash == that.hash
                        && getClass() == that.getClass()
                        && subject.equals(that.subject)
                        && Objects.equals(product, that.product));
    }

    @Override
    public final int hashCode() {
        return hash;
    }
}
