package com.crovver.gate;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** The body that goes through a response, as long as it is small enough to be kept. Not thread-safe, as responses are. */
final class AnswerCopy extends OutputStream {

    /** The largest body that is kept, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (tooLarge || bytes.size() + length > MAX_BYTES) {
            tooLarge = true;
            bytes.reset();
        } else {
            bytes.write(from, offset, length);
        }
    }

    /** Forgets what went through, as the response does. */
    void reset() {
        tooLarge = false;
        bytes.reset();
    }

    boolean isWhole() {
        return !tooLarge;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
