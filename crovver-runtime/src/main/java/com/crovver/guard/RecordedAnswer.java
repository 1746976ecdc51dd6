package com.crovver.guard;

import java.util.Arrays;

/**
 * What a finished action was answered, in a form of the recorder's own: records keep it and hand it back, and never look
 * inside. Immutable.
 */
public final class RecordedAnswer {

    private final byte[] content;

    /** Holds a copy of the bytes. */
    public RecordedAnswer(byte[] content) {
        this.content = content.clone();
    }

    /** A copy of the bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** How many bytes it takes to keep. */
    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedAnswer answer && Arrays.equals(content, answer.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
