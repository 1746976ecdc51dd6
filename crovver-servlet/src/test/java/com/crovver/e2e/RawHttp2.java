package com.crovver.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/**
 * One request over HTTP/2 in the clear, with prior knowledge. Headers are written as literals, never compressed, so that
 * any bytes can be sent; the answer's are read by a real decoder.
 */
final class RawHttp2 {

    private static final int DATA = 0x0;
    private static final int HEADERS = 0x1;
    private static final int RST_STREAM = 0x3;
    private static final int SETTINGS = 0x4;
    private static final int PING = 0x6;
    private static final int GO_AWAY = 0x7;
    private static final int CONTINUATION = 0x9;

    private static final byte[] CANCEL = {0, 0, 0, 0x8};

    private static final int END_STREAM = 0x1;
    private static final int ACK = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int MAX_FRAME = 16_384;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What HTTP/2 says otherwise. */
    private static final List<String> NOT_SENT = List.of("host", "connection");

    /** Tomcat takes no colon in the name of a literal; the names that need one are in the static table. */
    private static final Map<String, Integer> STATIC_NAMES =
            Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6);

    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final HpackDecoder decoder = new HpackDecoder(65_536, System::nanoTime);
    private String status = RawAnswer.CLOSED;

    private RawHttp2(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /**
     * Sends a request on a connection of its own.
     *
     * @param asGiven whether the headers that its line names are sent as they are, be they allowed in HTTP/2 or not
     */
    static RawAnswer exchange(URI server, OddRequest request, boolean asGiven) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            RawHttp2 connection = new RawHttp2(socket);
            try {
                connection.send(request, asGiven);
                connection.receive();
            } catch (EOFException | SocketException e) {
                // Closed by the server; what it said before counts.
            }
            return new RawAnswer(connection.status, connection.answer.toString(StandardCharsets.ISO_8859_1));
        } catch (IOException | HpackException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request on a connection of its own, and resets its stream after a step, without looking for an answer. */
    static void reset(URI server, OddRequest request, Runnable step) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            RawHttp2 connection = new RawHttp2(socket);
            connection.send(request, false);
            step.run();
            ByteArrayOutputStream reset = new ByteArrayOutputStream();
            frame(reset, RST_STREAM, 0, 1, CANCEL, 0, CANCEL.length);
            connection.out.write(reset.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(OddRequest request, boolean asGiven) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", request.method());
        literal(block, ":scheme", "http");
        literal(block, ":path", request.target());
        request.values("host").forEach(host -> literal(block, ":authority", host));
        for (OddRequest.Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean added = OddRequest.ADDED.contains(header.name());
            if (asGiven && !added) {
                literal(block, header.name(), header.value());
            } else if (!NOT_SENT.contains(name)) {
                literal(block, name, header.value());
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(PREFACE);
        frame(all, SETTINGS, 0, 0, new byte[0], 0, 0);
        byte[] body = request.body().getBytes(StandardCharsets.ISO_8859_1);
        headers(all, block.toByteArray(), body.length == 0);
        if (body.length > 0) {
            frame(all, DATA, END_STREAM, 1, body, 0, body.length);
        }
        out.write(all.toByteArray());
    }

    private static void headers(ByteArrayOutputStream to, byte[] block, boolean last) {
        int sent = 0;
        do {
            int length = Math.min(MAX_FRAME, block.length - sent);
            int flags = (sent == 0 && last ? END_STREAM : 0) | (sent + length == block.length ? END_HEADERS : 0);
            frame(to, sent == 0 ? HEADERS : CONTINUATION, flags, 1, block, sent, length);
            sent += length;
        } while (sent < block.length);
    }

    private void receive() throws IOException, HpackException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        boolean last = false;
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if ((type == SETTINGS || type == PING) && (flags & ACK) == 0) {
                ByteArrayOutputStream ack = new ByteArrayOutputStream();
                frame(ack, type, ACK, 0, payload, 0, type == PING ? length : 0);
                out.write(ack.toByteArray());
            } else if (type == HEADERS || type == CONTINUATION) {
                last = last || (type == HEADERS && (flags & END_STREAM) != 0);
                block.writeBytes(payload);
                if ((flags & END_HEADERS) != 0) {
                    read(block.toByteArray());
                    block.reset();
                }
            } else if (type == DATA) {
                answer.writeBytes(payload);
                last = (flags & END_STREAM) != 0;
            }
            if ((last && block.size() == 0) || type == GO_AWAY || (type == RST_STREAM && stream == 1)) {
                return;
            }
        }
    }

    private void read(byte[] block) throws HpackException {
        MetaData fields = decoder.decode(ByteBuffer.wrap(block));
        answer.writeBytes((fields + "\n").getBytes(StandardCharsets.UTF_8));
        if (fields instanceof MetaData.Response response && response.getStatus() >= 200) {
            status = Integer.toString(response.getStatus());
        }
    }

    /** RFC 7541, 6.2.2: a literal without indexing; nothing is Huffman coded. */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        Integer index = STATIC_NAMES.get(name);
        block.write(index == null ? 0 : index);
        if (index == null) {
            string(block, name);
        }
        string(block, value);
    }

    private static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int prefix = 127;
        if (bytes.length < prefix) {
            block.write(bytes.length);
        } else {
            block.write(prefix);
            int rest = bytes.length - prefix;
            while (rest >= 128) {
                block.write(rest % 128 + 128);
                rest /= 128;
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    private static void frame(
            ByteArrayOutputStream to, int type, int flags, int stream, byte[] payload, int offset, int length) {
        to.write(length >> 16);
        to.write(length >> 8);
        to.write(length);
        to.write(type);
        to.write(flags);
        to.writeBytes(ByteBuffer.allocate(4).putInt(stream).array());
        to.write(payload, offset, length);
    }
}
