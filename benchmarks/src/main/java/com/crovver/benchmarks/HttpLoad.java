package com.crovver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repeats one request over some connections for a while, in one thread and with as little work as can be, and prints how many
 * answers came per second, and how many in all. An answer other than 200 ends it: a refused request is quick, and would look like a fast one.
 */
final class HttpLoad {

    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *([0-9]+)");
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};
    private static final String OK = "HTTP/1.1 200 ";
    private static final byte[] OK_BYTES = OK.getBytes(StandardCharsets.US_ASCII);
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private static final String KEY = "Idempotency-Key: ";
    private static final int KEY_DIGITS = 16;

    private final ByteBuffer request;
    /** Where the digits of a key begin, which no two requests share; negative if they carry none. */
    private final int key;

    private final Selector selector = Selector.open();
    private long answers;
    private long lastKey;
    /** Of the first answer in bytes; the others are as long, so that headers more or less cost this side nothing. */
    private int usualLength;

    private HttpLoad(String method, String path, boolean keyed) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (method.equals("POST") ? "Content-Length: 0\r\n" : "")
                + (keyed ? KEY + "0".repeat(KEY_DIGITS) + "\r\n" : "") + "\r\n";
        request = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
        key = keyed ? head.indexOf(KEY) + KEY.length() : -1;
    }

    /** What is read of one answer so far. */
    private static final class Connection {
        final ByteBuffer in = ByteBuffer.allocate(8_192);
    }

    /** {@code PORT METHOD PATH CONNECTIONS MILLISECONDS [keyed]}. */
    public static void main(String[] args) throws IOException {
        HttpLoad load = new HttpLoad(args[1], args[2], args.length > 5);
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            load.connect(server);
        }
        double rate = load.run(Duration.ofMillis(Long.parseLong(args[4])));
        System.out.printf(Locale.ROOT, "%.1f %d%n", rate, load.answers);
        System.exit(0);
    }

    /** The answers per second in what a load has printed. */
    static double rate(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf(' ')));
    }

    /** All answers in what a load has printed, those before it measured too. */
    static long answers(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    private void connect(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Connection());
    }

    private double run(Duration duration) throws IOException {
        for (SelectionKey key : selector.keys()) {
            send(key);
        }
        goOnFor(WARM_UP);
        long before = answers;
        long start = System.nanoTime();
        goOnFor(duration);
        return (answers - before) / ((System.nanoTime() - start) / 1e9);
    }

    private void goOnFor(Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            selector.select(this::read, 10);
        }
    }

    private void send(SelectionKey connection) throws IOException {
        if (key >= 0) {
            // From the clock, so that no later run sends the same ones.
            String digits = Long.toHexString(lastKey = Math.max(lastKey + 1, System.nanoTime()));
            byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, request.array(), key + KEY_DIGITS - bytes.length, bytes.length);
        }
        ((SocketChannel) connection.channel()).write(request.duplicate());
    }

    private void read(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (((SocketChannel) key.channel()).read(connection.in) < 0) {
                throw new IOException("the server closed a connection");
            }
            if (isWhole(connection.in)) {
                answers++;
                connection.in.clear();
                send(key);
            }
        } catch (IOException e) {
            System.err.println("load: " + e.getMessage());
            System.exit(1);
        }
    }

    private boolean isWhole(ByteBuffer in) throws IOException {
        if (in.position() == usualLength
                && Arrays.equals(in.array(), 0, OK_BYTES.length, OK_BYTES, 0, OK_BYTES.length)) {
            return true;
        }
        int headers = endOfHeaders(in);
        if (headers < 0) {
            return false;
        }
        String text = new String(in.array(), 0, headers, StandardCharsets.US_ASCII);
        Matcher length = LENGTH.matcher(text);
        if (!text.startsWith(OK) || !length.find()) {
            throw new IOException("the answer was " + text.lines().findFirst().orElse("nothing"));
        }
        int whole = headers + Integer.parseInt(length.group(1));
        if (in.position() < whole) {
            return false;
        }
        usualLength = whole;
        return true;
    }

    private static int endOfHeaders(ByteBuffer in) {
        for (int i = 0; i + END_OF_HEADERS.length <= in.position(); i++) {
            if (in.get(i) == '\r' && in.get(i + 1) == '\n' && in.get(i + 2) == '\r' && in.get(i + 3) == '\n') {
                return i + END_OF_HEADERS.length;
            }
        }
        return -1;
    }
}
