package com.crovver.gate;

import com.crovver.guard.RecordedAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of an answer to give it again: status, body, and the few headers that say what they are. Everything else,
 * cookies above all, was for the first receiver. Immutable.
 */
public final class RecordedResponse {

    private static final byte FORMAT = 1;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    RecordedResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new LinkedHashMap<>(headers);
        this.body = body.clone();
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    /** In the form that records keep. */
    RecordedAnswer encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeShort(status);
            out.writeByte(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedAnswer(bytes.toByteArray());
    }

    /** What records kept; empty if it is of another version's making, which is then not given again. */
    static Optional<RecordedResponse> decoded(RecordedAnswer answer) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer.content()))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            int status = in.readUnsignedShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return Optional.of(new RecordedResponse(status, headers, in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
