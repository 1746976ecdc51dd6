package com.crovver.sql;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a database and its clients, byte by byte, and fails as networks do. */
final class Relay implements Closeable {

    private final int target;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToDrop = new AtomicInteger();
    private final Object gate = new Object();
    private ServerSocket server;
    private volatile boolean stalled;

    /** A relay to a port of the loopback address. */
    Relay(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        accept(server);
    }

    int port() {
        return port;
    }

    /** Lets everything wait, until {@link #flow}. */
    void stall() {
        stalled = true;
    }

    void flow() {
        synchronized (gate) {
            stalled = false;
            gate.notifyAll();
        }
    }

    /** Lets what clients send next through, and cuts the connection instead of bringing back the answer; several times. */
    void dropAnswers(int count) {
        answersToDrop.set(count);
    }

    /** Cuts every connection and refuses new ones, until {@link #listen}. */
    void refuse() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void listen() throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accept(server);
    }

    private void accept(ServerSocket listening) {
        threads.execute(() -> {
            while (!listening.isClosed()) {
                connect(listening);
            }
        });
    }

    private void connect(ServerSocket listening) {
        try {
            Socket client = listening.accept();
            Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(database);
            if (listening.isClosed()) {
                // Accepted too late for refuse() to cut it.
                client.close();
                database.close();
            }
            threads.execute(() -> pass(client, database, false));
            threads.execute(() -> pass(database, client, true));
        } catch (IOException e) {
            // Closed, or the database is away: the client sees its connection end.
            return;
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[8192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                waitWhileStalled();
                if (answers && answersToDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException | InterruptedException e) {
            // One side has gone; the other follows.
            return;
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void waitWhileStalled() throws InterruptedException {
        synchronized (gate) {
            while (stalled) {
                gate.wait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        flow();
        refuse();
        threads.shutdownNow();
    }
}
